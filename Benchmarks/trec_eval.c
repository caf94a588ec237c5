// Runs trec_eval where no program of that name can be had: its whole C library, with its readers of files, its measures
// and its printing, is inside the extension that the PyPI package `pytrec-eval-terrier` installs for Python. This is the
// `main` that is missing there, for `-m MEASURE` and the two files.
//
// usage: trec_eval EXTENSION.so -m MEASURE[.PARAMETERS]... QRELS RUN
//
// The structures are those of trec_eval 9.0.8, as the extension's debugging symbols describe them; only what is used here
// has its type.

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What the extension wants of Python when it is loaded, though nothing here ever calls Python.
char PyExc_TypeError[4096], PyFloat_Type[4096], PySet_Type[4096], _Py_NoneStruct[4096];

typedef struct {
  char *name, *parameters;
} RequestedMeasure;

typedef struct {
  long per_query, summary, debug_level;
  char *debug_query;
  long relational, complete, judged_only, documents, relevance_level, depth;
  char *judgments_format, *results_format;
  long standard_scores;
  RequestedMeasure *requested;
} Settings;

typedef struct {
  char *query, *format;
  void *judgments;
} QueryJudgments;

typedef struct {
  long count, room;
  QueryJudgments *queries;
} Judgments;

typedef struct {
  char *query, *run, *format;
  void *results;
} QueryResults;

typedef struct {
  long count, room;
  QueryResults *queries;
} Results;

typedef struct {
  char *name;
  double value;
} Value;

typedef struct {
  char *query;
  long query_count;
  Value *values;
  long count, room;
} Values;

typedef struct Measure {
  char *name, *explanation;
  int (*begin)(Settings *, struct Measure *, Values *);
  int (*calculate)(const Settings *, const QueryJudgments *, const QueryResults *, const struct Measure *, Values *);
  int (*accumulate)(const Settings *, const struct Measure *, const Values *, Values *);
  int (*average)(const Settings *, const struct Measure *, const Judgments *, Values *);
  int (*print_one)(const Settings *, const struct Measure *, const Values *);
  int (*print_all)(const Settings *, struct Measure *, Values *);
  void *parameters;
  long place;  // among the values; -1 until it is asked for, -2 from then on until it has begun
} Measure;

static void fail(const char *what, const char *which) {
  fprintf(stderr, "trec_eval: %s %s\n", what, which);
  exit(2);
}

static void *symbol(void *library, const char *name) {
  void *address = dlsym(library, name);
  if (!address) fail("the extension has no", name);
  return address;
}

static Measure **measures;
static int measure_count;

static void request(char *argument, RequestedMeasure *requested) {
  char *point = strchr(argument, '.');
  if (point) {
    *point = 0;
    while (requested->name) requested++;
    *requested = (RequestedMeasure){argument, point + 1};
  }
  for (int i = 0; i < measure_count; i++) {
    if (strcmp(measures[i]->name, argument)) continue;
    measures[i]->place = -2;
    return;
  }
  fail("there is no measure", argument);
}

static const QueryResults *results_of(const char *query, const Results *results) {
  for (long i = 0; i < results->count; i++)
    if (!strcmp(results->queries[i].query, query)) return &results->queries[i];
  return NULL;
}

static void measure(const Settings *settings, const Judgments *judgments, const Results *results, Values *sums) {
  Values values = {"", 0, malloc(sums->count * sizeof(Value)), sums->count, sums->count};
  memcpy(values.values, sums->values, sums->count * sizeof(Value));
  for (long i = 0; i < judgments->count; i++) {
    const QueryResults *ranking = results_of(judgments->queries[i].query, results);
    if (!ranking) continue;
    for (long value = 0; value < values.count; value++) values.values[value].value = 0;
    values.query = ranking->query;
    for (int m = 0; m < measure_count; m++) {
      if (measures[m]->place < 0) continue;
      if (measures[m]->calculate(settings, &judgments->queries[i], ranking, measures[m], &values) < 0 ||
          measures[m]->accumulate(settings, measures[m], &values, sums) < 0)
        fail("cannot calculate", measures[m]->name);
    }
    sums->query_count++;
  }
  if (!sums->query_count) fail("no query has both", "judgments and results");
}

int main(int count, char **arguments) {
  if (count < 4) fail("usage:", "trec_eval EXTENSION.so -m MEASURE[.PARAMETERS]... QRELS RUN");
  void *library = dlopen(arguments[1], RTLD_LAZY);
  if (!library) fail("cannot open the extension:", dlerror());
  measures = symbol(library, "te_trec_measures");
  measure_count = *(int *)symbol(library, "te_num_trec_measures");

  RequestedMeasure requested[64] = {{0}};
  Settings settings = {.summary = 1, .relational = 1, .relevance_level = 1, .depth = __LONG_MAX__,
                       .judgments_format = "qrels", .results_format = "trec_results", .requested = requested};
  int next = 2;
  for (; next + 1 < count && !strcmp(arguments[next], "-m") && next < 64; next += 2)
    request(arguments[next + 1], requested);
  if (next + 2 != count) fail("two files are wanted:", "QRELS RUN");

  Judgments judgments;
  Results results;
  int (*read_judgments)(Settings *, char *, Judgments *) = symbol(library, "te_get_qrels");
  int (*read_results)(Settings *, char *, Results *) = symbol(library, "te_get_trec_results");
  if (read_judgments(&settings, arguments[next], &judgments) < 0) fail("cannot read", arguments[next]);
  if (read_results(&settings, arguments[next + 1], &results) < 0) fail("cannot read", arguments[next + 1]);

  Values sums = {"all", 0, NULL, 0, 0};
  for (int m = 0; m < measure_count; m++)
    if (measures[m]->place == -2 && measures[m]->begin(&settings, measures[m], &sums) < 0)
      fail("cannot begin", measures[m]->name);
  measure(&settings, &judgments, &results, &sums);
  for (int m = 0; m < measure_count; m++) {
    if (measures[m]->place < 0) continue;
    if (measures[m]->average(&settings, measures[m], &judgments, &sums) < 0 ||
        measures[m]->print_all(&settings, measures[m], &sums) < 0)
      fail("cannot print", measures[m]->name);
  }
}
