import RagSpecCore
import Testing

@Suite struct RegistryTests {
  @Test func `parts are found by name and listed in their order`() {
    let registry = Registry(["zeta", "alpha", "mid"], name: { String($0.prefix(1)) })
    #expect(registry.names == ["z", "a", "m"])
    #expect(registry.all == ["zeta", "alpha", "mid"])
    #expect(registry["a"] == "alpha")
    #expect(registry["alpha"] == nil)
    #expect(registry[""] == nil)
  }

  @Test func `of two parts with one name the first is meant`() {
    let registry = Registry(["one", "other"], name: { String($0.prefix(1)) })
    #expect(registry["o"] == "one")
    #expect(Registry([Int](), name: String.init).names.isEmpty)
  }

  @Test func `an example knows whether it passes`() {
    #expect(Example.pass("contains: a", on: "abc").passes)
    let failing = Example.fail("contains: x", on: "abc", case: "question: why?")
    #expect((failing.passes, failing.caseKeys) == (false, "question: why?"))
  }
}
