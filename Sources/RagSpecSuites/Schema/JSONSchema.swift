package import JSONText
package import RagSpecCore

/// The JSON Schema (2020-12) of the two files, made of the same descriptors that the loader reads.
package struct JSONSchema {
  private let behaviors: Registry<any Behavior.Type>
  private let matchers: [ExtensionDescriptor]
  private let measure: ExtensionDescriptor
  private let commonOptions: [Field]
  private let targetKinds: Registry<any TargetKind.Type>
  private let perturbations: [ExtensionDescriptor]

  package init(
    behaviors: Registry<any Behavior.Type>, matchers: [ExtensionDescriptor], measure: ExtensionDescriptor,
    commonOptions: [Field], targetKinds: Registry<any TargetKind.Type>, perturbations: [ExtensionDescriptor] = []
  ) {
    self.behaviors = behaviors
    self.matchers = matchers
    self.measure = measure
    self.commonOptions = commonOptions
    self.targetKinds = targetKinds
    self.perturbations = perturbations
  }

  /// The schema of a suite file.
  package var suite: JSONValue {
    var members = Self.head("A RagSpec suite")
    members += Self.object(suiteFields)
    members.append(("allOf", .array(behaviors.all.map(cases))))
    members.append(("$defs", Self.value([("expectation", expectation), ("variant", variant)])))
    return Self.value(members)
  }

  /// The behaviors are known here by name; the loader looks them up for a better message.
  private var suiteFields: [Field] {
    SuiteFields.suite.map { field in
      guard field.name == "behavior" else { return field }
      return Field(field.name, .choice(behaviors.names), isRequired: true, field.summary)
    }
  }

  /// The schema of `ragspec.yaml`.
  package var project: JSONValue {
    var members = Self.head("A RagSpec project")
    let fields = ProjectFields.project.filter { $0.name != "targets" }
    members += Self.object(fields, further: [("targets", targets)])
    return Self.value(members)
  }

  private static func head(_ title: String) -> [Member] {
    [("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title))]
  }

  /// What the cases of one behavior look like.
  private func cases(of behavior: any Behavior.Type) -> JSONValue {
    let name = JSONValue.string(behavior.descriptor.name)
    let condition = Self.value([
      ("properties", Self.value([("behavior", Self.value([("const", name)]))])),
      ("required", .array([.string("behavior")])),
    ])
    let shapes = [SuiteFields.anyCase + behavior.fields, SuiteFields.source].map { Self.value(Self.object($0)) }
    let items = Self.value([("anyOf", .array(shapes))])
    let cases = Self.value([("properties", Self.value([("cases", Self.value([("items", items)]))]))])
    return Self.value([("if", condition), ("then", cases)])
  }

  private var targets: JSONValue {
    let shapes = targetKinds.all.map { kind -> JSONValue in
      let own = Field(kind.descriptor.name, kind.descriptor.value, isRequired: true, kind.descriptor.summary)
      return Self.value(Self.object([own] + kind.descriptor.options))
    }
    return Self.value([("type", .string("object")), ("additionalProperties", Self.value([("anyOf", .array(shapes))]))])
  }

  /// A perturbation, or the question of some behavior, with the options of every variant.
  private var variant: JSONValue {
    let perturbed = perturbations.map { Field($0.name, $0.value, isRequired: true, $0.summary) }
    let questions = behaviors.all.map { $0.questionKey }
    let written = questions.enumerated().filter { questions.firstIndex(of: $1) == $0 }.map { _, name in
      Field(name, .text, isRequired: true, "the question in other words, written by hand")
    }
    let shapes = (perturbed + written).map { Self.value(Self.object([$0] + SuiteFields.variant)) }
    return Self.value([("anyOf", .array(shapes))])
  }

  private var expectation: JSONValue {
    let named = matchers.map { matcher -> JSONValue in
      let own = Field(matcher.name, matcher.value, isRequired: true, matcher.summary)
      return Self.value(Self.object([own] + matcher.options + commonOptions))
    }
    let common = commonOptions.map { ($0.name, Self.described($0)) }
    let names = "^(?!(\(commonOptions.map(\.name).joined(separator: "|")))$)[A-Za-z][A-Za-z-]*(\\(.*\\))?(@[0-9]+)?$"
    let measured = Self.value([
      ("type", .string("object")), ("description", .string(measure.summary)), ("properties", Self.value(common)),
      ("patternProperties", Self.value([(names, Self.schema(of: measure.value))])),
      ("additionalProperties", .boolean(false)), ("minProperties", .number(JSONNumber(1))),
    ])
    return Self.value([("anyOf", .array(named + [measured]))])
  }
}

// MARK: - Types

extension JSONSchema {
  private typealias Member = JSONObject.Member

  private static func value(_ members: [Member]) -> JSONValue {
    var object = JSONObject()
    for member in members { _ = object.append(member.key, member.value) }
    return .object(object)
  }

  private static func object(_ fields: [Field], further: [Member] = []) -> [Member] {
    let properties = fields.map { ($0.name, described($0)) } + further
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
    return [
      ("type", .string("object")), ("properties", value(properties)), ("required", .array(required)),
      ("additionalProperties", .boolean(false)),
    ]
  }

  private static func described(_ field: Field) -> JSONValue {
    let summary = field.defaultText.map { "\(field.summary) (default: \($0))" } ?? field.summary
    guard case .object(let type) = schema(of: field.type) else { return .boolean(true) }
    return value([("description", .string(summary))] + type.members)
  }

  private static func schema(of type: ValueType) -> JSONValue {
    switch type {
    case .text: value([("type", .array(["string", "number", "boolean"].map(JSONValue.string)))])
    case .boolean: value([("type", .string("boolean"))])
    case .integer(let range): bounded("integer", Double(range.lowerBound), Double(range.upperBound))
    case .number(let range): bounded("number", range.lowerBound, range.upperBound)
    case .duration: value([("type", .string("string")), ("pattern", .string(#"^[0-9.]+(ms|s|m|h)$"#))])
    case .choice(let names): value([("enum", .array(names.map(JSONValue.string)))])
    case .list(let element): value([("type", .string("array")), ("items", schema(of: element))])
    case .mapping(let fields): value(object(fields))
    case .dictionary(let element):
      value([("type", .string("object")), ("additionalProperties", schema(of: element))])
    case .either(let types): value([("anyOf", .array(types.map(schema)))])
    case .expectation: value([("$ref", .string("#/$defs/expectation"))])
    case .variant: value([("$ref", .string("#/$defs/variant"))])
    case .anything: value([])
    }
  }

  /// Bounds that are only those of the machine's numbers are left out.
  private static func bounded(_ type: String, _ least: Double, _ most: Double) -> JSONValue {
    func bound(_ name: String, _ value: Double) -> [Member] {
      abs(value) < 9e15 ? JSONNumber(value).map { [(name, .number($0))] } ?? [] : []
    }
    return value([("type", .string(type))] + bound("minimum", least) + bound("maximum", most))
  }
}
