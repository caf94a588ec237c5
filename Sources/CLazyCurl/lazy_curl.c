// The type-checking macros of curl.h call functions by name, which would link the library.
#define CURL_DISABLE_TYPECHECK
#include "lazy_curl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#ifdef __APPLE__
static const char library_name[] = "libcurl.4.dylib";
#else
static const char library_name[] = "libcurl.so.4";
#endif

/// Every function that is used, by its name without "curl_".
#define FUNCTIONS(USE) \
  USE(global_init) \
  USE(version) \
  USE(easy_init) \
  USE(easy_perform) \
  USE(easy_reset) \
  USE(easy_cleanup) \
  USE(easy_setopt) \
  USE(easy_getinfo) \
  USE(slist_append) \
  USE(slist_free_all) \
  USE(multi_init) \
  USE(multi_cleanup) \
  USE(multi_setopt) \
  USE(multi_add_handle) \
  USE(multi_remove_handle) \
  USE(multi_perform) \
  USE(multi_poll) \
  USE(multi_wakeup) \
  USE(multi_info_read)

/// The table; each pointer has the type that curl.h declares.
static struct {
#define DECLARE(name) __typeof__(&curl_##name) name;
  FUNCTIONS(DECLARE)
#undef DECLARE
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure_text[512];
static const char *failure = NULL;

static void fail(const char *what, const char *why) {
  snprintf(failure_text, sizeof failure_text, "%s: %s", what, why ? why : "unknown reason");
  failure = failure_text;
}

static void fill_table(void) {
  void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    fail("libcurl cannot be loaded", dlerror());
    return;
  }
#define FIND(name) \
  *(void **)&curl.name = dlsym(library, "curl_" #name); \
  if (!curl.name) { \
    fail("libcurl is too old", "it has no function curl_" #name); \
    return; \
  }
  FUNCTIONS(FIND)
#undef FIND
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) fail("libcurl cannot be used", "it failed to initialize");
}

const char *lazy_curl_load(void) {
  pthread_once(&once, fill_table);
  return failure;
}

const char *lazy_curl_version(void) { return curl.version(); }

CURL *lazy_curl_easy_init(void) { return curl.easy_init(); }
void lazy_curl_easy_reset(CURL *easy) { curl.easy_reset(easy); }
void lazy_curl_easy_cleanup(CURL *easy) { curl.easy_cleanup(easy); }

CURLcode lazy_curl_set_number(CURL *easy, CURLoption option, long value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_bytes(CURL *easy, CURLoption option, const void *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_sink(CURL *easy, CURLoption option, lazy_curl_sink value) {
  return curl.easy_setopt(easy, option, value);
}

CURLcode lazy_curl_set_listener(CURL *easy, lazy_curl_listener value) {
  return curl.easy_setopt(easy, CURLOPT_DEBUGFUNCTION, value);
}

CURLcode lazy_curl_easy_perform(CURL *easy) { return curl.easy_perform(easy); }

CURLcode lazy_curl_get_size(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl.easy_getinfo(easy, info, value);
}

CURLcode lazy_curl_get_number(CURL *easy, CURLINFO info, long *value) {
  return curl.easy_getinfo(easy, info, value);
}

CURLcode lazy_curl_get_pointer(CURL *easy, CURLINFO info, void **value) {
  return curl.easy_getinfo(easy, info, value);
}

struct curl_slist *lazy_curl_slist_append(struct curl_slist *list, const char *text) {
  return curl.slist_append(list, text);
}

void lazy_curl_slist_free_all(struct curl_slist *list) { curl.slist_free_all(list); }

CURLM *lazy_curl_multi_init(void) { return curl.multi_init(); }
CURLMcode lazy_curl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }

CURLMcode lazy_curl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
  return curl.multi_setopt(multi, option, value);
}

CURLMcode lazy_curl_multi_add_handle(CURLM *multi, CURL *easy) { return curl.multi_add_handle(multi, easy); }
CURLMcode lazy_curl_multi_remove_handle(CURLM *multi, CURL *easy) { return curl.multi_remove_handle(multi, easy); }

CURLMcode lazy_curl_multi_perform(CURLM *multi) {
  int running;
  return curl.multi_perform(multi, &running);
}

CURLMcode lazy_curl_multi_poll(CURLM *multi, int milliseconds) {
  return curl.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode lazy_curl_multi_wakeup(CURLM *multi) { return curl.multi_wakeup(multi); }

CURL *lazy_curl_multi_next_finished(CURLM *multi, CURLcode *result) {
  int waiting;
  CURLMsg *message;
  while ((message = curl.multi_info_read(multi, &waiting))) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}
