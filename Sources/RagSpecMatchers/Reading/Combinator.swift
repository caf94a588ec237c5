package import RagSpecCore

/// Expectations made of others.
package enum Combinator: String, CaseIterable, Sendable {
  case not, all, any
  case atLeast = "at-least"

  package var descriptor: ExtensionDescriptor {
    switch self {
    case .not:
      ExtensionDescriptor(
        name: rawValue, summary: "the expectation inside does not hold", value: .expectation,
        examples: [.pass("not: {contains: larynx}", on: "throat"), .fail("not: {contains: throat}", on: "throat")])
    case .all:
      ExtensionDescriptor(
        name: rawValue, summary: "every expectation inside holds", value: .list(.expectation),
        examples: [
          .pass("all: [{contains: a}, {contains: b}]", on: "a b"),
          .fail("all: [{contains: a}, {contains: b}]", on: "a"),
        ])
    case .any:
      ExtensionDescriptor(
        name: rawValue, summary: "at least one expectation inside holds", value: .list(.expectation),
        examples: [
          .pass("any: [{equals: \"yes\"}, {equals: yep}]", on: "Yep."), .fail("any: [{equals: \"yes\"}]", on: "no"),
        ])
    case .atLeast:
      ExtensionDescriptor(
        name: rawValue, summary: "at least so many of the expectations inside hold",
        value: .mapping([
          Field("count", .integer(1...10_000), isRequired: true, "how many must hold"),
          Field("of", .list(.expectation), isRequired: true, "the expectations"),
        ]),
        examples: [
          .pass("at-least: {count: 2, of: [{contains: a}, {contains: b}, {contains: c}]}", on: "a c"),
          .fail("at-least: {count: 2, of: [{contains: a}, {contains: b}, {contains: c}]}", on: "a"),
        ])
    }
  }
}
