import SystemFiles
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("", "."), (".", "."), ("/", "/"), ("a", "a"), ("a/", "a"), ("./a", "a"), ("a/./b", "a/b"), ("a//b", "a/b"),
    ("a/..", "."), ("a/../b", "b"), ("a/b/../..", "."), ("..", ".."), ("../..", "../.."), ("a/../..", ".."),
    ("../a/..", ".."), ("/..", "/"), ("/../a", "/a"), ("/a/../../b", "/b"), ("//a//b//", "/a/b"), ("/.", "/"),
    ("...", "..."), ("a/.../b", "a/.../b"), ("a/..b", "a/..b"), (" / ", " / "), ("ä/../ö", "ö"),
    ("x/../\u{301}y", "\u{301}y"), ("/\u{301}/../y", "/y"),
  ])
  func normalizes(path: String, expected: String) {
    #expect(FilePath.normalized(path).unicodeScalars.elementsEqual(expected.unicodeScalars))
    #expect(FilePath.normalized(expected).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("", "a", "a"), (".", "a", "a"), ("/", "a", "/a"), ("a", "b", "a/b"), ("a/", "b", "a/b"), ("a", "/b", "/b"),
    ("a", "../b", "a/../b"), ("/", "/", "/"), ("a", "/\u{301}b", "/\u{301}b"),
  ])
  func joins(folder: String, path: String, expected: String) {
    #expect(FilePath.join(folder, path) == expected)
  }

  @Test(arguments: [
    ("a", "."), ("a/b", "a"), ("/a", "/"), ("/", "/"), ("a/b/c", "a/b"), ("", "."), ("a/\u{301}b", "a"),
  ])
  func findsTheParent(path: String, expected: String) {
    #expect(FilePath.parent(of: path) == expected)
  }

  @Test(arguments: [
    ("a/b.yaml", "b.yaml", "yaml"), ("b.YML", "b.YML", "yml"), ("a.b/c", "c", ""), (".hidden", ".hidden", ""),
    ("a/.hidden.json", ".hidden.json", "json"), ("a.tar.gz", "a.tar.gz", "gz"), ("a.", "a.", ""), ("a/b/", "b", ""),
    ("/", "/", ""),
  ])
  func takesNamesApart(path: String, name: String, suffix: String) {
    #expect(FilePath.lastComponent(of: path) == name)
    #expect(FilePath.fileExtension(of: path) == suffix)
  }

  @Test(arguments: [
    ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/", "/a", false), ("/a", "/", true),
    ("/a/b/c", "/a/b", true), ("/b/a", "/a", false), ("/caf\u{E9}/x", "/cafe\u{301}", false), ("a", "/", false),
  ])
  func knowsWhatIsInside(path: String, folder: String, expected: Bool) {
    #expect(FilePath.isInside(path, folder: folder) == expected)
  }

  @Test func followsLinks() throws {
    let folder = TemporaryFolder()
    try folder.write("", to: "file")
    let real = try #require(FilePath.resolved(folder.path))
    #expect(FilePath.resolved(folder["./x/../file"]) == nil, "x is not there")
    #expect(FilePath.resolved(folder["./file"]) == "\(real)/file")
    #expect(FilePath.resolved(folder["nowhere"]) == nil)
    #expect(FilePath.current.hasPrefix("/"))
  }
}
