#include <sqlite3.h>

/// `sqlite3_config` takes a variable number of arguments, which Swift cannot call.
static inline int csqlite_config(int option, int value) { return sqlite3_config(option, value); }
