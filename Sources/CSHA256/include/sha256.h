/// SHA-256 (FIPS 180-4), on the processor's SHA instructions where it has them.
///
/// Nothing here allocates, locks or fails. Lengths are in bytes; a message may be up to 2^61 - 1 bytes long.
#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The digest as four numbers whose big-endian bytes, in order, are the 32 bytes of the standard.
typedef struct {
  uint64_t words[4];
} csha256_digest;

/// A message in progress. Copying it forks the message.
typedef struct {
  uint32_t state[8];
  uint64_t length;
  uint8_t block[64];
} csha256_context;

/// The digest of one whole message.
csha256_digest csha256_hash(const void *bytes, size_t count);

/// The same on the portable path, whatever the processor; tests compare the two.
csha256_digest csha256_hash_portable(const void *bytes, size_t count);

/// Whether `csha256_hash` uses the processor's SHA instructions here.
bool csha256_is_accelerated(void);

csha256_context csha256_begin(void);
void csha256_update(csha256_context *context, const void *bytes, size_t count);

/// The digest of what was fed so far; the context is left as it was.
csha256_digest csha256_finish(const csha256_context *context);

#endif
