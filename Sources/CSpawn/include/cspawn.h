#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// Makes a pipe, reading end first, that no other program inherits. Returns 0 or an error number.
int cspawn_pipe(int ends[2]);

/// Starts a program in a folder with these descriptors as its three streams. Returns 0 or an error number.
///
/// It gets a process group of its own, so that Ctrl-C lets what is under way end, and the signals as a shell would leave
/// them: the caller may block and ignore some.
int cspawn_start(pid_t *id, char *const arguments[], const char *folder, int input, int output, int errors);

/// Writes as `write` does; a reader that has gone away gives EPIPE and no signal, whatever the caller does with signals.
ssize_t cspawn_write(int descriptor, const void *bytes, size_t count);

#endif
