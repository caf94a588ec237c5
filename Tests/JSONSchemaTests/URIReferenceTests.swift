import Testing

@testable import JSONSchema

@Suite struct URIReferenceTests {
  /// The base and the pairs of RFC 3986, section 5.4.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
  ])
  func `references are resolved against a base`(reference: String, target: String) {
    #expect(URIReference("http://a/b/c/d;p?q").resolving(URIReference(reference)).text == target)
  }

  @Test func `a base without a path, and one that is opaque`() {
    #expect(URIReference("http://a").resolving(URIReference("g")).text == "http://a/g")
    #expect(URIReference("urn:x:y").resolving(URIReference("#s")).text == "urn:x:y#s")
  }

  @Test func `fragments are decoded`() {
    #expect(URIReference("#/a%20b%C3%A9%25").decodedFragment == "/a bé%")
    #expect(URIReference("#%FF").decodedFragment == nil && URIReference("x").decodedFragment == nil)
    #expect(URIReference("#%+1%1").decodedFragment == "%+1%1")
  }
}
