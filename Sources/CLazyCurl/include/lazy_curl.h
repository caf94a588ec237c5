/// libcurl, loaded when it is first needed.
///
/// Linking libcurl costs every start of a program several milliseconds, because some thirty shared objects come with it.
/// So it is compiled against but not linked: each function here calls the function of the same name in the library that
/// `lazy_curl_load` has opened. Calling one before that has succeeded is a programming error and crashes.
///
/// Variadic functions of libcurl have one typed function here for each kind of argument.
#ifndef LAZY_CURL_H
#define LAZY_CURL_H

#include <curl/curl.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Opens libcurl 4 and initializes it, once for the process; safe from any thread.
/// Returns NULL when it is ready, else the reason, a text that lives as long as the process.
const char *lazy_curl_load(void);

/// The name and version of the library, such as "libcurl/7.88.1 OpenSSL/3.0.19".
const char *lazy_curl_version(void);

CURL *lazy_curl_easy_init(void);
void lazy_curl_easy_reset(CURL *easy);
void lazy_curl_easy_cleanup(CURL *easy);

/// Receives `count` bytes (`size` is always 1); takes them by returning their number, refuses by returning another.
typedef size_t (*lazy_curl_sink)(char *bytes, size_t size, size_t count, void *context);

CURLcode lazy_curl_set_number(CURL *easy, CURLoption option, long value);
CURLcode lazy_curl_set_size(CURL *easy, CURLoption option, curl_off_t value);
CURLcode lazy_curl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode lazy_curl_set_bytes(CURL *easy, CURLoption option, const void *value);
CURLcode lazy_curl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode lazy_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode lazy_curl_set_sink(CURL *easy, CURLoption option, lazy_curl_sink value);

/// Hears what libcurl tells of its work; `context` is CURLOPT_DEBUGDATA.
typedef int (*lazy_curl_listener)(CURL *easy, curl_infotype kind, char *bytes, size_t count, void *context);
CURLcode lazy_curl_set_listener(CURL *easy, lazy_curl_listener value);

/// Makes a transfer on this thread, and waits for its end.
CURLcode lazy_curl_easy_perform(CURL *easy);

CURLcode lazy_curl_get_size(CURL *easy, CURLINFO info, curl_off_t *value);
CURLcode lazy_curl_get_number(CURL *easy, CURLINFO info, long *value);
CURLcode lazy_curl_get_pointer(CURL *easy, CURLINFO info, void **value);

/// Returns the list with a copy of the text at its end, NULL without memory; `list` is NULL for the first text.
struct curl_slist *lazy_curl_slist_append(struct curl_slist *list, const char *text);
void lazy_curl_slist_free_all(struct curl_slist *list);

CURLM *lazy_curl_multi_init(void);
CURLMcode lazy_curl_multi_cleanup(CURLM *multi);
CURLMcode lazy_curl_multi_set_number(CURLM *multi, CURLMoption option, long value);
CURLMcode lazy_curl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode lazy_curl_multi_remove_handle(CURLM *multi, CURL *easy);
/// Does what can be done without waiting.
CURLMcode lazy_curl_multi_perform(CURLM *multi);
/// Waits for the network, a wake-up or the end of the time.
CURLMcode lazy_curl_multi_poll(CURLM *multi, int milliseconds);
/// Ends a `lazy_curl_multi_poll`, the present or the next one; safe from any thread.
CURLMcode lazy_curl_multi_wakeup(CURLM *multi);
/// Takes the next transfer that has ended; NULL when there is none.
CURL *lazy_curl_multi_next_finished(CURLM *multi, CURLcode *result);

#ifdef __cplusplus
}
#endif

#endif
