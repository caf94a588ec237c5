import CLazyCurl
import Glibc

/// Waits for the sockets and the timer that libcurl names, and for a wake-up (Linux' epoll).
///
/// libcurl's own `curl_multi_poll` and `curl_multi_perform` look at every transfer each time, which with hundreds of them
/// under way costs more than what they carry.
///
/// Unchecked, because `wakeUp` may be called from any thread at any time; everything else is called by the one thread of
/// the loop.
final class SocketWatch: @unchecked Sendable {
  typealias Instant = ContinuousClock.Instant

  private let poll: Int32
  /// A counter that is readable from a wake-up on until it is read.
  private let bell: Int32
  private let ready = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 256)
  private var readyCount = 0
  private var timer: Instant?

  /// Returns `nil` when the process has no file descriptors left.
  init?() {
    poll = epoll_create1(Int32(EPOLL_CLOEXEC))
    bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard poll >= 0, bell >= 0, watch(bell, for: EPOLLIN.rawValue, adding: true) else { return nil }
  }

  deinit {
    close(poll)
    close(bell)
    ready.deallocate()
  }

  /// Ends a `wait`, the present or the next one.
  func wakeUp() { eventfd_write(bell, 1) }

  /// Waits until a socket is ready, the timer is up or somebody calls `wakeUp`, for so long at most, or a minute.
  func wait(for time: Duration?) {
    let limit = min(time ?? .seconds(60), timer.map { $0 - .now } ?? .seconds(60), .seconds(60))
    let milliseconds = Int32(max((limit / .milliseconds(1)).rounded(.up), 0))
    readyCount = max(Int(epoll_wait(poll, ready.baseAddress, Int32(ready.count), milliseconds)), 0)
  }

  /// Takes out what the last `wait` has found: sockets, and what they are ready for (`CURL_CSELECT_IN` …).
  func forEachReady(_ body: (_ socket: curl_socket_t, _ events: Int32) -> Void) {
    for event in ready[..<readyCount] {
      if event.data.fd == bell { silence() } else { body(event.data.fd, Self.events(of: event.events)) }
    }
    readyCount = 0
  }

  /// Whether libcurl's timer is up, which it then is no more.
  func takeTimer() -> Bool {
    guard let due = timer, due <= .now else { return false }
    timer = nil
    return true
  }

  private func silence() {
    var count: eventfd_t = 0
    eventfd_read(bell, &count)
  }

  /// A socket that hung up is readable, and what is read says how it ended.
  private static func events(of mask: UInt32) -> Int32 {
    var events: Int32 = 0
    if mask & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 { events |= CURL_CSELECT_IN }
    if mask & EPOLLOUT.rawValue != 0 { events |= CURL_CSELECT_OUT }
    if mask & EPOLLERR.rawValue != 0 { events |= CURL_CSELECT_ERR }
    return events
  }
}

// MARK: - What libcurl wants

extension SocketWatch {
  /// Has a handle of libcurl say what it waits for. The watch must outlive it.
  func listen(to multi: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    lazy_curl_multi_set_socket_listener(
      multi,
      { _, socket, wish, context, known in
        context.map { SocketWatch.from($0).change(socket, to: wish, isNew: known == nil) }
        return 0
      }, context)
    lazy_curl_multi_set_timer_listener(
      multi,
      { _, milliseconds, context in
        context.map { SocketWatch.from($0).setTimer(milliseconds) }
        return 0
      }, context)
  }

  private static func from(_ context: UnsafeMutableRawPointer) -> SocketWatch {
    Unmanaged<SocketWatch>.fromOpaque(context).takeUnretainedValue()
  }

  private func setTimer(_ milliseconds: Int) {
    timer = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
  }

  private func change(_ socket: curl_socket_t, to wish: Int32, isNew: Bool) {
    var mask: UInt32 = 0
    if wish & CURL_POLL_IN != 0, wish != CURL_POLL_REMOVE { mask |= EPOLLIN.rawValue }
    if wish & CURL_POLL_OUT != 0, wish != CURL_POLL_REMOVE { mask |= EPOLLOUT.rawValue }
    guard wish != CURL_POLL_REMOVE else {
      epoll_ctl(poll, EPOLL_CTL_DEL, socket, nil)
      return
    }
    _ = watch(socket, for: mask, adding: false) || watch(socket, for: mask, adding: true)
  }

  private func watch(_ descriptor: Int32, for mask: UInt32, adding: Bool) -> Bool {
    var event = epoll_event(events: mask, data: epoll_data_t(fd: descriptor))
    return epoll_ctl(poll, adding ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event) == 0
  }
}
