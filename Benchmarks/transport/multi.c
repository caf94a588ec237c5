// Sends requests as fast as they are answered through libcurl's multi interface, and counts: what the transport in Swift is
// measured by. One thread, one handle a connection, used again and again.
//
//   cc -O2 -o multi multi.c -lcurl
//   multi URL CONNECTIONS SECONDS     prints: requests seconds failures

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct answer {
  CURL *easy;
  char *bytes;
  size_t length, capacity;
};

static const char body[] =
    "{\"model\":\"stub\",\"messages\":[{\"role\":\"user\",\"content\":\"What is services revenue in Q3?\"}],"
    "\"temperature\":0}";

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t take(char *bytes, size_t size, size_t count, void *context) {
  struct answer *answer = context;
  (void)size;
  if (answer->length + count > answer->capacity) {
    answer->capacity = 2 * (answer->length + count);
    answer->bytes = realloc(answer->bytes, answer->capacity);
    if (!answer->bytes) return 0;
  }
  memcpy(answer->bytes + answer->length, bytes, count);
  answer->length += count;
  return count;
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int width = atoi(arguments[2]);
  double seconds = atof(arguments[3]);
  char url[512];
  snprintf(url, sizeof url, "%s/chat/completions", arguments[1]);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 1024L);
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  headers = curl_slist_append(headers, "Authorization: Bearer sk-benchmark");
  headers = curl_slist_append(headers, "Expect:");
  struct answer *answers = calloc((size_t)width, sizeof *answers);
  for (int i = 0; i < width; i++) {
    CURL *easy = answers[i].easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answers[i]);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &answers[i]);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 60000L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_multi_add_handle(multi, easy);
  }
  double start = now() + 0.3, end = start + seconds;
  long done = 0, failed = 0;
  for (int running, waiting;;) {
    curl_multi_perform(multi, &running);
    CURLMsg *message;
    double time = now();
    if (time >= end) break;
    while ((message = curl_multi_info_read(multi, &waiting))) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL *easy = message->easy_handle;
      struct answer *answer;
      long status = 0;
      int is_good = message->data.result == CURLE_OK;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, &answer);
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      if (time >= start) is_good && status == 200 && answer->length ? done++ : failed++;
      answer->length = 0;
      curl_multi_remove_handle(multi, easy);
      curl_multi_add_handle(multi, easy);
    }
    // Where handles were added there is work to do, and this does not wait.
    curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  printf("%ld %g %ld\n", done, seconds, failed);
  return 0;
}
