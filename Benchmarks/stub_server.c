// An OpenAI-compatible chat endpoint that costs next to nothing, so that a race measures the client.
//
//   cc -O2 -o stub_server stub_server.c
//   stub_server [-p PORT] [-l LATENCY_MS]     prints its URL; port 0, the default, is any free one
//
//   POST …/chat/completions   "According to the document, the value for <first 160 bytes of P> is <H>." where P is the
//                             content of the last message as it is written in the JSON, and H its 64-bit FNV-1a hash
//                             as 16 hexadecimal digits: nobody has the answer without asking
//   GET /stats                {"completions": N, "connections": N} since the start
//
// One thread, one epoll loop, HTTP/1.1 with keep-alive and pipelining, requests with a Content-Length only. An answer
// is written when it is due: LATENCY_MS after its request was complete.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS_AT_ONCE = 128, READ_SIZE = 16 * 1024, LARGEST_REQUEST = 16 * 1024 * 1024, QUOTED_BYTES = 160 };

struct text {
  const char *start;
  size_t length;
};

struct buffer {
  char *bytes;
  size_t length, capacity;
};

struct connection {
  int socket;  // -1 once it is closed and only its place in the queue is left
  struct buffer input, output;
  bool is_waiting;  // for its answer to become due
  bool closes;
  int64_t due;  // nanoseconds on the monotonic clock
  struct connection *next_due;
};

// All answers have the same latency, so they become due in the order of their requests.
static struct {
  struct connection *first, *last;
} queue;
static unsigned completions, connections;
static int64_t latency;  // nanoseconds
static int poller, timer;

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

// Buffers and texts

static void reserve(struct buffer *buffer, size_t more) {
  size_t capacity = buffer->capacity ? buffer->capacity : READ_SIZE;
  while (capacity < buffer->length + more) capacity *= 2;
  if (capacity == buffer->capacity) return;
  buffer->bytes = realloc(buffer->bytes, capacity);
  if (!buffer->bytes) stop("out of memory");
  buffer->capacity = capacity;
}

static void append(struct buffer *buffer, struct text text) {
  reserve(buffer, text.length);
  memcpy(buffer->bytes + buffer->length, text.start, text.length);
  buffer->length += text.length;
}

static struct text text_of(const char *string) { return (struct text){string, strlen(string)}; }

static uint64_t fnv1a(struct text text) {
  uint64_t hash = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < text.length; i++) hash = (hash ^ (unsigned char)text.start[i]) * UINT64_C(1099511628211);
  return hash;
}

static bool is_space(char byte) { return isspace((unsigned char)byte); }

static unsigned words_in(struct text text) {
  unsigned words = 0;
  for (size_t i = 0; i < text.length; i++) words += !is_space(text.start[i]) && (i == 0 || is_space(text.start[i - 1]));
  return words;
}

// The beginning of a JSON string, cut before the escape or the UTF-8 sequence that would not be whole.
static struct text quoted(struct text json) {
  size_t end = 0;
  while (end < json.length) {
    size_t step = 1;
    if (json.start[end] == '\\') step = end + 1 < json.length && json.start[end + 1] == 'u' ? 6 : 2;
    else
      while (end + step < json.length && (json.start[end + step] & 0xC0) == 0x80) step++;
    if (end + step > QUOTED_BYTES) break;
    end += step;
  }
  return (struct text){json.start, end < json.length ? end : json.length};
}

// The last string that stands in a JSON text as the value of a key "content".
static struct text last_content(struct text json) {
  struct text content = text_of("");
  bool follows_content = false;
  const char *at = json.start, *end = json.start + json.length;
  while (at < end) {
    if (*at != '"') {
      if (!is_space(*at) && *at != ':') follows_content = false;
      at++;
      continue;
    }
    struct text string = {++at, 0};
    while (at < end && *at != '"') at += *at == '\\' ? 2 : 1;
    if (at >= end) break;
    string.length = (size_t)(at++ - string.start);
    if (follows_content) content = string;
    follows_content = !follows_content && string.length == 7 && !memcmp(string.start, "content", 7);
  }
  return content;
}

// Answers

static void respond(struct connection *connection, const char *status, struct text body) {
  char head[160];
  const char *format = "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n";
  int length = snprintf(head, sizeof head, format, status, body.length);
  append(&connection->output, (struct text){head, (size_t)length});
  append(&connection->output, body);
}

static void respond_with_completion(struct connection *connection, struct text request) {
  struct text prompt = last_content(request), start = quoted(prompt);
  uint64_t hash = fnv1a(prompt);
  unsigned asked = words_in(prompt), answered = 9 + words_in(start);
  char body[1024];
  int length = snprintf(body, sizeof body,
      "{\"id\":\"chatcmpl-%016" PRIx64 "\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"stub\","
      "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
      "\"According to the document, the value for %.*s is %016" PRIx64 ".\"},\"finish_reason\":\"stop\"}],"
      "\"usage\":{\"prompt_tokens\":%u,\"completion_tokens\":%u,\"total_tokens\":%u}}",
      hash, (int)start.length, start.start, hash, asked, answered, asked + answered);
  completions++;
  respond(connection, "200 OK", (struct text){body, (size_t)length});
}

static void respond_with_stats(struct connection *connection) {
  char body[96];
  int length = snprintf(body, sizeof body, "{\"completions\": %u, \"connections\": %u}\n", completions, connections);
  respond(connection, "200 OK", (struct text){body, (size_t)length});
}

// Connections

static void release(struct connection *connection) {
  free(connection->input.bytes);
  free(connection->output.bytes);
  free(connection);
}

static void close_connection(struct connection *connection) {
  close(connection->socket);
  connection->socket = -1;
  if (!connection->is_waiting) release(connection);
}

// False when the connection is closed, and so released, after it. Answers are so small that a client whose socket has no
// room for one does not read them, and is dropped.
static bool send_output(struct connection *connection) {
  struct buffer *output = &connection->output;
  ssize_t count = output->length ? send(connection->socket, output->bytes, output->length, MSG_NOSIGNAL) : 0;
  bool stays_open = count == (ssize_t)output->length && !connection->closes;
  output->length = 0;
  if (!stays_open) close_connection(connection);
  return stays_open;
}

static void arm_timer(void) {
  int64_t due = queue.first ? queue.first->due : 0;  // 0 disarms it
  struct itimerspec at = {.it_value = {due / 1000000000, due % 1000000000}};
  timerfd_settime(timer, TFD_TIMER_ABSTIME, &at, NULL);
}

static void enqueue(struct connection *connection) {
  connection->is_waiting = true;
  connection->due = now() + latency;
  connection->next_due = NULL;
  if (queue.first) queue.last->next_due = connection;
  else queue.first = connection;
  queue.last = connection;
  if (queue.first == connection) arm_timer();
}

// Requests

struct request {
  struct text line, body;
  size_t length;  // 0 while it is incomplete
  bool closes;
};

static bool header_is(const char *line, const char *name, const char *value) {
  size_t length = strlen(name);
  if (strncasecmp(line, name, length)) return false;
  for (line += length; *line == ' ';) line++;
  return !strncasecmp(line, value, strlen(value));
}

static struct request read_request(struct buffer *input) {
  struct request request = {0};
  char *end = memmem(input->bytes, input->length, "\r\n\r\n", 4);
  if (!end) return request;
  size_t body_length = 0, head_length = (size_t)(end - input->bytes) + 4;
  char *line_end = memchr(input->bytes, '\r', head_length);
  request.line = (struct text){input->bytes, (size_t)(line_end - input->bytes)};
  for (char *line = line_end + 2; line < end; line = memmem(line, (size_t)(end - line) + 2, "\r\n", 2), line += 2) {
    if (header_is(line, "Content-Length:", "")) body_length = strtoul(line + strlen("Content-Length:"), NULL, 10);
    if (header_is(line, "Connection:", "close")) request.closes = true;
  }
  if (body_length > LARGEST_REQUEST || input->length < head_length + body_length) return request;
  request.body = (struct text){input->bytes + head_length, body_length};
  request.length = head_length + body_length;
  return request;
}

static void answer(struct connection *connection, struct request request) {
  connection->closes |= request.closes;
  if (memmem(request.line.start, request.line.length, "/chat/completions ", 18)) {
    respond_with_completion(connection, request.body);
    if (latency) enqueue(connection);
  } else if (memmem(request.line.start, request.line.length, " /stats ", 8)) {
    respond_with_stats(connection);
  } else {
    respond(connection, "404 Not Found", text_of("{\"error\":{\"message\":\"there is nothing at this address\"}}"));
  }
}

// Answers what has arrived, up to the first request whose answer is not due yet.
static void answer_requests(struct connection *connection) {
  struct buffer *input = &connection->input;
  while (!connection->is_waiting && input->length) {
    struct request request = read_request(input);
    if (!request.length) {
      if (input->length > LARGEST_REQUEST) connection->closes = true;
      break;
    }
    answer(connection, request);
    input->length -= request.length;
    memmove(input->bytes, input->bytes + request.length, input->length);
  }
  if (!connection->is_waiting) send_output(connection);
}

// The loop

static void answer_due(void) {
  int64_t time = now();
  if (!queue.first || queue.first->due > time) return;
  while (queue.first && queue.first->due <= time) {
    struct connection *connection = queue.first;
    queue.first = connection->next_due;
    connection->is_waiting = false;
    if (connection->socket < 0) release(connection);
    else if (send_output(connection)) answer_requests(connection);
  }
  arm_timer();
}

static void receive(struct connection *connection) {
  struct buffer *input = &connection->input;
  reserve(input, READ_SIZE);
  ssize_t count = recv(connection->socket, input->bytes + input->length, input->capacity - input->length, 0);
  if (count < 0 && errno == EAGAIN) return;
  if (count <= 0) {
    close_connection(connection);
  } else {
    input->length += (size_t)count;
    answer_requests(connection);
  }
}

static void accept_connections(int listener) {
  int socket;
  while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) stop("out of memory");
    connection->socket = socket;
    connections++;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, socket, &event)) stop("epoll_ctl");
  }
}

static int listen_at(uint16_t port) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 1024)) stop("cannot listen");
  getsockname(listener, (struct sockaddr *)&address, &length);
  printf("http://127.0.0.1:%d/v1\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

int main(int count, char **arguments) {
  int option, port = 0;
  while ((option = getopt(count, arguments, "p:l:")) != -1) {
    if (option == 'p') port = atoi(optarg);
    else if (option == 'l') latency = atoi(optarg) * INT64_C(1000000);
    else return 2;
  }
  int listener = listen_at((uint16_t)port);
  poller = epoll_create1(0);
  timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &(struct epoll_event){.events = EPOLLIN, .data.ptr = &listener});
  epoll_ctl(poller, EPOLL_CTL_ADD, timer, &(struct epoll_event){.events = EPOLLIN, .data.ptr = &timer});
  struct epoll_event events[EVENTS_AT_ONCE];
  for (;;) {
    int ready = epoll_wait(poller, events, EVENTS_AT_ONCE, -1);
    for (int i = 0; i < ready; i++) {
      void *source = events[i].data.ptr;
      if (source == &listener) accept_connections(listener);
      else if (source == &timer) continue;
      else receive(source);
    }
    // After the events, because it may release connections that they are about.
    answer_due();
  }
}
