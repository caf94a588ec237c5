// The same rows with SQLite alone: one prepared statement in one transaction, and nothing around it. Prints seconds of
// processor time. See run.

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double processor_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void check(int code, sqlite3 *database) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  exit(1);
}

static unsigned char *read_keys(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) exit(1);
  fseek(file, 0, SEEK_END);
  *count = (size_t)ftell(file) / 32;
  rewind(file);
  unsigned char *keys = malloc(*count * 32);
  if (fread(keys, 32, *count, file) != *count) exit(1);
  fclose(file);
  return keys;
}

static void read_rows(const char *path, const char *key_path) {
  size_t count, found = 0;
  unsigned char *keys = read_keys(key_path, &count);
  double start = processor_time();
  sqlite3 *database;
  sqlite3_stmt *statement;
  check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL), database);
  check(sqlite3_prepare_v2(database, "SELECT content, finish, input_tokens, output_tokens, latency_ms, recorded_at, details "
                                     "FROM response WHERE key = ?1", -1, &statement, NULL), database);
  check(sqlite3_exec(database, "BEGIN", NULL, NULL, NULL), database);
  for (size_t index = 0; index < count; index++) {
    check(sqlite3_bind_blob(statement, 1, keys + 32 * index, 32, SQLITE_STATIC), database);
    int code = sqlite3_step(statement);
    check(code, database);
    if (code == SQLITE_ROW) {
      // What a program that uses the answer would do at least: a copy of its own.
      int length = sqlite3_column_bytes(statement, 0);
      char *content = malloc((size_t)length + 1);
      memcpy(content, sqlite3_column_text(statement, 0), (size_t)length + 1);
      if (content[0] == 'x' && sqlite3_column_text(statement, 1)[0] == 's' && sqlite3_column_int64(statement, 2) == 7 &&
          sqlite3_column_int64(statement, 3) == 3 && sqlite3_column_double(statement, 4) > 0 &&
          sqlite3_column_int64(statement, 5) > 0 && sqlite3_column_type(statement, 6) == SQLITE_NULL)
        found++;
      free(content);
    }
    sqlite3_reset(statement);
  }
  check(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), database);
  printf("%f\n", processor_time() - start);
  if (found != count) exit(1);
}

// The rows of another cache, whose keys, requests and answers are at hand, into a new file of the same form.
static void write_rows(const char *path, const char *source_path) {
  sqlite3 *database, *source;
  sqlite3_stmt *insert, *select, *schema;
  check(sqlite3_open_v2(source_path, &source, SQLITE_OPEN_READONLY, NULL), source);
  check(sqlite3_prepare_v2(source, "SELECT key, content, request, digest FROM response", -1, &select, NULL), source);
  check(sqlite3_prepare_v2(source, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", -1, &schema, NULL), source);
  size_t count = 0, room = 16;
  sqlite3_value **rows = malloc(room * 4 * sizeof *rows);
  while (sqlite3_step(select) == SQLITE_ROW) {
    if (count == room) rows = realloc(rows, (room *= 2) * 4 * sizeof *rows);
    for (int column = 0; column < 4; column++)
      rows[4 * count + (size_t)column] = sqlite3_value_dup(sqlite3_column_value(select, column));
    count++;
  }
  double start = processor_time();
  check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL), database);
  check(sqlite3_exec(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", NULL, NULL, NULL), database);
  while (sqlite3_step(schema) == SQLITE_ROW)
    check(sqlite3_exec(database, (const char *)sqlite3_column_text(schema, 0), NULL, NULL, NULL), database);
  check(sqlite3_prepare_v2(database, "INSERT OR REPLACE INTO response VALUES (?1, ?2, 'stop', 7, 3, 12.0, 1700000000, ?3, NULL, ?4)",
                           -1, &insert, NULL), database);
  check(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), database);
  for (size_t row = 0; row < count; row++) {
    for (int column = 0; column < 4; column++) check(sqlite3_bind_value(insert, column + 1, rows[4 * row + (size_t)column]), database);
    check(sqlite3_step(insert), database);
    sqlite3_reset(insert);
  }
  check(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), database);
  sqlite3_finalize(insert);
  check(sqlite3_close(database), database);
  printf("%f\n", processor_time() - start);
}

int main(int count, char **arguments) {
  if (count == 4 && strcmp(arguments[1], "read") == 0) read_rows(arguments[2], arguments[3]);
  else if (count == 4 && strcmp(arguments[1], "write") == 0) write_rows(arguments[2], arguments[3]);
  else return 2;
  return 0;
}
