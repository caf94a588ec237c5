import RagSpecCore

/// Two ways to make a target, as `ragspec.yaml` writes them.
enum FakeTargetKinds {
  static let all = Registry<any TargetKind.Type>([Prompted.self, Retriever.self], name: { $0.descriptor.name })

  private enum Prompted: TargetKind {
    static let descriptor = ExtensionDescriptor(
      name: "endpoint", summary: "a model", value: .text,
      options: [Field("prompt", .text, isRequired: true, "a template")])

    static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
      FakeTarget()
    }
  }

  private enum Retriever: TargetKind {
    static let descriptor = ExtensionDescriptor(
      name: "retriever", summary: "a search", value: .choice(["bm25"]),
      options: [Field("top", .integer(1...100), "how many")])

    static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
      FakeSearch()
    }
  }
}
