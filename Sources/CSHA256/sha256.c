#include "sha256.h"

#include <stdatomic.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

/// Folds `count` blocks of 64 bytes into the state.
typedef void (*compress_function)(uint32_t state[8], const uint8_t *blocks, size_t count);

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int bits) { return (x >> bits) | (x << (32 - bits)); }

static uint32_t big_endian_word(const uint8_t *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void expand_schedule(uint32_t w[64], const uint8_t *block) {
  for (int i = 0; i < 16; i++) w[i] = big_endian_word(block + 4 * i);
  for (int i = 16; i < 64; i++) {
    uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3);
    uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
}

static void compress_portable(uint32_t state[8], const uint8_t *blocks, size_t count) {
  for (; count > 0; count--, blocks += 64) {
    uint32_t w[64], v[8];
    expand_schedule(w, blocks);
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 64; i++) {
      uint32_t s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
      uint32_t t1 = v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + round_constants[i] + w[i];
      uint32_t s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22);
      uint32_t t2 = s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
      memmove(v + 1, v, 7 * sizeof v[0]);
      v[4] += t1;
      v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) state[i] += v[i];
  }
}

#if defined(__x86_64__)

#define SHA_TARGET __attribute__((target("sha,sse4.1,ssse3")))

/// The instructions want the eight state words as two registers, (A B E F) and (C D G H), highest lane first.
SHA_TARGET static void compress_x86(uint32_t state[8], const uint8_t *blocks, size_t count) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
  for (; count > 0; count--, blocks += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 4; i++) w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)blocks + i), swap);
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      __m128i now = w[i & 3];
      __m128i sum = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(round_constants + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
      if (i < 12) {
        __m128i next = w[(i + 1) & 3], third = w[(i + 2) & 3], last = w[(i + 3) & 3];
        __m128i seventh = _mm_alignr_epi8(last, third, 4);
        w[i & 3] = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(now, next), seventh), last);
      }
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static bool processor_has_sha(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b >> 29 & 1)) return false;
  return __get_cpuid(1, &a, &b, &c, &d) && (c >> 9 & 1) && (c >> 19 & 1);
}

/// Asking the processor traps in a virtual machine, so the answer is kept. Threads that race write the same pointer.
static compress_function compress_best(void) {
  static _Atomic(compress_function) chosen;
  compress_function known = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (known) return known;
  known = processor_has_sha() ? compress_x86 : compress_portable;
  atomic_store_explicit(&chosen, known, memory_order_relaxed);
  return known;
}

#else
static compress_function compress_best(void) { return compress_portable; }
#endif

static const uint32_t initial_state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                          0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// Adds the unfinished block, the padding and the length in bits.
static csha256_digest finish(uint32_t state[8], const uint8_t *rest, uint64_t length, compress_function compress) {
  uint8_t tail[128] = {0};
  size_t kept = length % 64, padded = kept < 56 ? 64 : 128;
  if (kept) memcpy(tail, rest, kept);
  tail[kept] = 0x80;
  for (int i = 0; i < 8; i++) tail[padded - 1 - i] = (uint8_t)(length * 8 >> (8 * i));
  compress(state, tail, padded / 64);
  csha256_digest digest;
  for (int i = 0; i < 4; i++) digest.words[i] = (uint64_t)state[2 * i] << 32 | state[2 * i + 1];
  return digest;
}

static csha256_digest hash(const uint8_t *bytes, size_t count, compress_function compress) {
  uint32_t state[8];
  memcpy(state, initial_state, sizeof state);
  size_t whole = count / 64 * 64;
  if (whole) compress(state, bytes, whole / 64);
  return finish(state, whole ? bytes + whole : bytes, count, compress);
}

csha256_digest csha256_hash(const void *bytes, size_t count) { return hash(bytes, count, compress_best()); }

csha256_digest csha256_hash_portable(const void *bytes, size_t count) { return hash(bytes, count, compress_portable); }

bool csha256_is_accelerated(void) { return compress_best() != compress_portable; }

csha256_context csha256_begin(void) {
  csha256_context context = {.length = 0};
  memcpy(context.state, initial_state, sizeof context.state);
  return context;
}

void csha256_update(csha256_context *context, const void *bytes, size_t count) {
  if (count == 0) return;
  const uint8_t *next = bytes;
  size_t kept = context->length % 64;
  context->length += count;
  if (kept) {
    size_t taken = count < 64 - kept ? count : 64 - kept;
    memcpy(context->block + kept, next, taken);
    next += taken, count -= taken;
    if (kept + taken < 64) return;
    compress_best()(context->state, context->block, 1);
  }
  size_t whole = count / 64;
  if (whole) compress_best()(context->state, next, whole);
  memcpy(context->block, next + 64 * whole, count % 64);
}

csha256_digest csha256_finish(const csha256_context *context) {
  uint32_t state[8];
  memcpy(state, context->state, sizeof state);
  return finish(state, context->block, context->length, compress_best());
}
