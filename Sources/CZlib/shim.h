#include <zlib.h>

/// `inflateInit2` is a macro, which Swift cannot call; the window is the largest, and the form gzip's alone.
static inline int czlib_gunzip_init(z_stream *stream) { return inflateInit2(stream, MAX_WBITS + 16); }
