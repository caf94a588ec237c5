package import RagSpecCore

/// The output lists these items in any order.
package struct SetMatcher: ItemsMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "set", summary: "the output lists these items in any order, and no others; scores F1",
    discussion: """
      The score is the harmonic mean of the share of the expected items that the output lists, and the share of its items \
      that are expected (F1); with `allow-extra` it is the former alone. Items and expected items are matched one to one, \
      as many as can be; an item that is a list is a choice of names. An item must come as near as `similarity` to a \
      name, have the same numbers and, with `using: ratio`, no word more or less. What the output repeats counts once.

      A JSON array is read as its elements, lines with bullets or numbers as one item each, short lines without commas \
      too, and so is what stands behind the numbers of "(1) Berlin (2) Paris". In prose, commas, semicolons, line ends and \
      the words for *and* and *or* (English, German, French, \
      Spanish, Italian, Portuguese, Dutch, Chinese, Japanese) separate, and slashes where no sign does, but not inside \
      quotes, parentheses and expected items; words before the first item and behind the last are told by English verbs \
      and prepositions, or by a colon. Of several sentences only those count that name an expected item: what others list \
      is no extra item. Negation is not understood: "not Berlin" is an item of that name.
      """,
    value: .list(.either([.text, .list(.text)])), options: ExpectedItems.options,
    examples: [
      .pass("set: [Berlin, Paris, Rome]", on: "The three offices are Rome, Berlin, and Paris."),
      .fail("set: [Berlin, Paris]", on: "Berlin, Paris and Rome"), .fail("set: [Berlin, Paris]", on: "Berlin"),
      .pass("set: [Berlin, Paris]\nallow-extra: true", on: "Berlin, Paris and Rome"),
      .pass("set: [[UN, United Nations], NATO]", on: "[\"NATO\", \"United Nations\"]"),
      .pass("set: [Berlin, Paris, Rome]\nmin: 0.8", on: "- Berlin\n- Rome"),
    ])

  static let isOrdered = false
  let expected: ExpectedItems
  let least: Double

  package init(_ options: Options) throws(InvalidInput) {
    expected = try ExpectedItems(options)
    least = options.number("min") ?? 1
  }
}
