/// The parts of one kind that users can name, in the order of the documentation.
package struct Registry<Metatype: Sendable>: Sendable {
  package let all: [Metatype]
  package let names: [String]
  private let indices: [String: Int]

  package init(_ all: [Metatype], name: (Metatype) -> String) {
    self.all = all
    names = all.map(name)
    indices = Dictionary(zip(names, all.indices), uniquingKeysWith: { first, _ in first })
  }

  package subscript(name: String) -> Metatype? { indices[name].map { all[$0] } }
}
