import CLazyCurl
import RagSpecProviders

/// A multi handle of libcurl: the transfers under way and the connections that are kept.
///
/// Unchecked, because libcurl lets `wakeUp` be called from any thread at any time, and everything else is called by the
/// one thread of the loop. The handle lives until nobody refers to it any more, so `wakeUp` cannot come too late.
final class CurlMulti: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer

  init() throws(TransportError) {
    try Self.load()
    guard let handle = lazy_curl_multi_init() else { throw TransportError(.unavailable, "libcurl is out of memory") }
    self.handle = handle
    // By itself libcurl keeps four for each transfer under way at the moment, which are few between two requests.
    lazy_curl_multi_set_number(handle, CURLMOPT_MAXCONNECTS, 1_024)
    // How many requests share a connection is for the server to say; libcurl alone would stop at a hundred.
    lazy_curl_multi_set_number(handle, CURLMOPT_MAX_CONCURRENT_STREAMS, 1_024)
  }

  deinit { lazy_curl_multi_cleanup(handle) }

  /// Opens libcurl, if that has not happened yet.
  static func load() throws(TransportError) {
    guard let reason = lazy_curl_load() else { return }
    throw TransportError(
      .unavailable, String(cString: reason),
      hint: "install libcurl 4, on Debian and Ubuntu with 'apt-get install libcurl4'")
  }

  func wakeUp() { lazy_curl_multi_wakeup(handle) }
}

// MARK: - For the loop only

extension CurlMulti {
  func add(_ transfer: Transfer) -> Bool { lazy_curl_multi_add_handle(handle, transfer.easy) == CURLM_OK }

  /// Takes a transfer out; the connection of one that has not ended is closed.
  func remove(_ transfer: Transfer) { lazy_curl_multi_remove_handle(handle, transfer.easy) }

  func perform() { lazy_curl_multi_perform(handle) }

  /// Waits until something happens, for so long at most, or a minute.
  func poll(for time: Duration? = nil) {
    let milliseconds = time.map { Int32(min(max(($0 / .milliseconds(1)).rounded(.up), 0), 60_000)) }
    lazy_curl_multi_poll(handle, milliseconds ?? 60_000)
  }

  /// Returns the next transfer that has ended, and how.
  func nextFinished() -> (transfer: Transfer, code: CURLcode)? {
    var code = CURLE_OK
    guard let easy = lazy_curl_multi_next_finished(handle, &code), let transfer = Transfer.of(easy) else { return nil }
    return (transfer, code)
  }
}
