package import RagSpecCore

/// The output lists these items in this order.
package struct ListMatcher: ItemsMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "list", summary: "the output lists these items in this order, and no others; scores F1",
    discussion: """
      Items are read as `set` reads them. The score is the harmonic mean of the share of the expected items that stand in \
      the output in this order, and the share of the output's items that are among those; with `allow-extra` it is the \
      former alone. An item that the output repeats is an extra one.
      """,
    value: .list(.either([.text, .list(.text)])), options: ExpectedItems.options,
    examples: [
      .pass("list: [Berlin, Paris, Rome]", on: "1. Berlin\n2. Paris\n3. Rome"),
      .fail("list: [Berlin, Paris, Rome]", on: "Berlin, Rome and Paris"),
      .fail("list: [Berlin, Paris]", on: "Berlin, Paris, and Rome"),
      .pass("list: [Berlin, Rome]\nallow-extra: true", on: "Berlin, Paris, and Rome"),
    ])

  static let isOrdered = true
  let expected: ExpectedItems
  let least: Double

  package init(_ options: Options) throws(InvalidInput) {
    expected = try ExpectedItems(options)
    least = options.number("min") ?? 1
  }
}
