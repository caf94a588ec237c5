/// The part of Linux that tells which sockets are ready, which Swift's own module of the C library leaves out.
#ifndef SYSTEM_EVENTS_H
#define SYSTEM_EVENTS_H

#include <sys/epoll.h>
#include <sys/eventfd.h>

#endif
