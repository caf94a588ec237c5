internal import ArgumentParser
import RagSpecCore
import RagSpecToolkit
import RankingMetrics

/// `ragspec list`.
struct ListCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List cases, or what suites can name: matchers, measures, behaviors …",
    discussion: """
      EXAMPLES
        ragspec list                        the ids of all cases, with their places
        ragspec list cases --tag smoke      those with a tag
        ragspec list matchers               every matcher, in a line each
        ragspec list matchers similar       one matcher, with options and examples
        ragspec list matchers --markdown    the matchers' reference
        ragspec list perturbations typos    one way to make variants, with options and examples
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case cases, matchers, measures, normalization, perturbations, behaviors, targets, providers, reporters
  }

  @Argument(help: ArgumentHelp("\(Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var kind: Kind = .cases

  @Argument(
    help: ArgumentHelp("For cases: paths, as for 'run'. Else: names of what is to be described.", valueName: "name"))
  var names: [String] = []

  @Option(name: [.short, .long], help: ArgumentHelp("Only cases whose id holds this text.", valueName: "text"))
  var filter: [String] = []

  @Option(name: [.short, .long], help: ArgumentHelp("Only cases with this tag; '!tag' excludes.", valueName: "tag"))
  var tag: [String] = []

  @Flag(help: "The whole reference as Markdown.")
  var markdown = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    guard let descriptors else { return try listCases(console) }
    if markdown {
      console.print(ReferencePage(title: kind.rawValue, descriptors: descriptors).markdown)
      return .success
    }
    guard names.isEmpty else { return try describe(descriptors, console) }
    let width = descriptors.map(\.name.count).max() ?? 0
    for descriptor in descriptors {
      let pad = String(repeating: " ", count: width - descriptor.name.count)
      console.print("\(descriptor.name)\(pad)  \(descriptor.summary)")
    }
    return .success
  }

  private var descriptors: [ExtensionDescriptor]? {
    switch kind {
    case .cases: nil
    case .matchers: Catalogs.matchers
    case .measures: Measure.families.map(\.descriptor)
    case .normalization: Catalogs.normalization
    case .perturbations: Catalogs.perturbations
    case .behaviors: Catalogs.behaviors
    case .targets: Catalogs.targets
    case .providers: Catalogs.providers
    case .reporters: Catalogs.reporters
    }
  }

  private func describe(_ all: [ExtensionDescriptor], _ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    for name in names {
      let measure = kind == .matchers ? Catalogs.matcher(named: name) : nil
      let found = all.filter { $0.name == name }
      guard let descriptor = found.first ?? measure else {
        throw InvalidInput(
          "unknown-name", "there is no '\(name)' among the \(kind.rawValue)", at: nil,
          hint: NearestName.hint(for: name, in: all.map(\.name)))
      }
      // Kinds of target may share a name, as those of 'retriever' do.
      for section in [descriptor] + found.dropFirst() { console.print(ReferencePage.section(on: section)) }
    }
    return .success
  }

  private func listCases(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let loaded = try LoadedSuites(arguments: names, project: try project.open(for: names, console))
    let plan = CaseSelection(request: loaded.request, filters: filter, tags: tag).plan(of: loaded.suites)
    guard plan.caseCount > 0 else {
      console.printError("nothing was selected")
      return .nothingSelected
    }
    let cases = plan.suites.flatMap(\.cases)
    let width = min(cases.map(\.id.description.onOneLine.count).max() ?? 0, 60)
    var text = ""
    for testCase in cases {
      let id = testCase.id.description.onOneLine
      let pad = String(repeating: " ", count: max(width - id.count, 0))
      let tags = testCase.tags.isEmpty ? "" : "  [\(testCase.tags.joined(separator: ", ").onOneLine)]"
      // What a perturbation has made of a question stands in no file.
      let question = testCase.variant == nil ? "" : "  \"\(testCase.input.question.onOneLine)\""
      text += "\(id)\(pad)  \(testCase.location)\(tags)\(question)\n"
    }
    console.print(text)
    return .success
  }
}

extension MeasureFamily {
  fileprivate var descriptor: ExtensionDescriptor {
    let others = aliases.isEmpty ? "" : ", also \(aliases.map { "`\($0)`" }.joined(separator: ", "))"
    return ExtensionDescriptor(name: name, summary: summary, discussion: "Written `\(form)`\(others).")
  }
}
