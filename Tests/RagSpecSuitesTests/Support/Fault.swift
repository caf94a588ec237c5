/// A file with something wrong in it, and what must be said of it: an id for each mark.
struct Fault {
  let text: String
  let ids: [String]
  /// Files beside it, with marks and ids of their own.
  let files: [String: String]

  init(_ text: String, _ ids: String..., files: [String: String] = [:]) {
    self.text = text
    self.ids = ids
    self.files = files
  }
}
