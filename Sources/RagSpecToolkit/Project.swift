package import ContentDigest
import RagSpecBehaviors
package import RagSpecCore
import RagSpecCurl
import RagSpecMatchers
import RagSpecProviders
import RagSpecRetrieval
package import RagSpecSuites
import RagSpecVariants
import Synchronization
import SystemFiles

/// A project on disk: its configuration, its files and the targets that suites name.
///
/// Files and targets are made once, and only when something asks for them.
package final class Project: Sendable {
  /// The configuration's file name, at the project's root.
  package static let configurationName = "ragspec.yaml"

  /// The root folder, as the user would type it.
  package let root: String
  package let configuration: ProjectConfiguration
  let environment: Environment

  private let resolvedRoot: String
  package let tables = TableShelf()

  private let files = Mutex<[String: SourceFile]>([:])
  private let digests = Mutex<[String: SHA256Digest]>([:])
  private let targets = Mutex<[String: Result<any Target, InvalidInput>]>([:])
  let endpoints = Mutex<[String: Endpoint]>([:])
  private let ownProviders = Mutex<[ObjectIdentifier: any Provider]>([:])

  /// The kinds of target; a new one is a file of its own and a line here.
  package static let targetKinds = Registry<any TargetKind.Type>(
    [
      PromptedModel.self, BM25Retriever.self, DenseRetriever.self, RunFileRetriever.self, HybridTarget.self,
      WebTarget.self, ProgramTarget.self,
    ],
    name: { $0.descriptor.name })

  /// The behaviors; a new one is a file of its own and a line here.
  package static let behaviors = Registry<any Behavior.Type>(
    [Retrieval.self, TableReading.self, QuestionRewriting.self, Answering.self], name: { $0.descriptor.name })

  package init(root: String, environment: Environment) throws(InvalidInput) {
    self.root = root
    self.environment = environment
    resolvedRoot = FilePath.resolved(root) ?? root
    configuration = try ProjectConfiguration(
      .reading(FilePath.join(root, Self.configurationName)), targetKinds: Self.targetKinds)
  }

  /// Takes a configuration that stands in no file; paths in it are relative to where one stands.
  package init(standingIn configuration: SourceFile, environment: Environment) throws(InvalidInput) {
    (root, resolvedRoot) = (".", FilePath.resolved(".") ?? ".")
    self.environment = environment
    self.configuration = try ProjectConfiguration(configuration, targetKinds: Self.targetKinds)
  }

  /// Finds the project that a folder belongs to: the nearest folder above it that holds a configuration.
  package static func root(above folder: String) -> String? {
    guard var absolute = FilePath.resolved(folder) else { return nil }
    var relative = folder
    while true {
      if File.kind(of: FilePath.join(absolute, configurationName)) == .file { return relative }
      guard absolute != "/" else { return nil }
      absolute = FilePath.parent(of: absolute)
      relative = FilePath.normalized(FilePath.join(relative, ".."))
      // Behind a symbolic link the folder above is another one than the path says.
      if FilePath.resolved(relative) != absolute { relative = absolute }
    }
  }

  /// The local cache's path.
  package func cachePath() throws(InvalidInput) -> String {
    guard let node = configuration.cachePath else { return FilePath.join(root, ".ragspec/cache.sqlite") }
    return FilePath.join(root, try environment.expandedText(of: node))
  }

  /// The folders of committed recordings.
  package func cassetteFolders() throws(InvalidInput) -> [String] {
    var folders: [String] = []
    for node in configuration.cassetteFolders {
      folders.append(FilePath.join(root, try environment.expandedText(of: node)))
    }
    return folders
  }
}

// MARK: - Files

extension Project: TargetProject {
  package var derivedFolder: String { FilePath.join(root, ".ragspec") }

  package func contents(at reference: FileReference) throws(InvalidInput) -> SourceFile {
    let path = try path(of: reference)
    if let known = files.withLock({ $0[path] }) { return known }
    do throws(SystemError) {
      let file = SourceFile(path: path, bytes: try File.contents(of: path))
      files.withLock { $0[path] = file }
      return file
    } catch { throw .unreadable(reference, error) }
  }

  package func digest(at reference: FileReference) throws(InvalidInput) -> SHA256Digest {
    let path = try path(of: reference)
    if let known = digests.withLock({ $0[path] }) { return known }
    // To read a pipe would take what is meant for somebody else, or wait for ever.
    guard File.kind(of: path) != .other else {
      throw InvalidInput("unreadable-file", "'\(reference.path)' is a pipe or a device", at: reference.location)
    }
    do throws(SystemError) {
      let digest = try Self.digest(ofFileAt: path)
      digests.withLock { $0[path] = digest }
      return digest
    } catch { throw .unreadable(reference, error) }
  }

  /// Large files are mapped, which takes no memory. Others are read: who shortens a file that is mapped ends the process.
  private static func digest(ofFileAt path: String) throws(SystemError) -> SHA256Digest {
    if let size = File.size(of: path), size > 64 << 20, File.kind(of: path) == .file {
      return SHA256Digest(hashing: try MappedMemory.reading(path).bytes)
    }
    return try File.contents(of: path).withUnsafeBytes { SHA256Digest(hashing: $0) }
  }

  /// Returns where a file is that somebody names, which must be there and inside of the project.
  private func path(of reference: FileReference) throws(InvalidInput) -> String {
    let folder = FilePath.parent(of: reference.location.file.path)
    let path = FilePath.normalized(FilePath.join(folder, reference.path))
    guard let resolved = FilePath.resolved(path) else {
      throw InvalidInput(
        "missing-file", "there is no file '\(reference.path)'", at: reference.location,
        notes: path == reference.path ? [] : ["looked for \(path)"], hint: nearFile(to: path))
    }
    guard configuration.allowsOutside || FilePath.isInside(resolved, folder: resolvedRoot) else {
      throw InvalidInput(
        "outside-project", "'\(reference.path)' is outside of the project", at: reference.location,
        hint: "set 'allow-outside: true' in \(Self.configurationName) to allow it")
    }
    return path
  }

  private func nearFile(to path: String) -> String? {
    let names = (try? File.entries(of: FilePath.parent(of: path))) ?? []
    return NearestName.hint(for: FilePath.lastComponent(of: path), in: names)
  }

  package func expandedText(of node: ConfigNode) throws(InvalidInput) -> String {
    try environment.expandedText(of: node)
  }

  package func environmentValue(of name: String) -> String? { environment[name] }

  package func add(_ provider: any Provider, for endpoint: Endpoint) {
    ownProviders.withLock { $0[ObjectIdentifier(endpoint)] = provider }
  }

  /// The provider that a target brought along for an endpoint of its own; `nil` for all others.
  func ownProvider(of endpoint: Endpoint) -> (any Provider)? {
    ownProviders.withLock { $0[ObjectIdentifier(endpoint)] }
  }

  package func endpoint(named node: ConfigNode) throws(InvalidInput) -> Endpoint {
    try endpoint(named: node, doing: .conversation)
  }
}

extension Project: EndpointDirectory {
  package func endpointNames(of service: Endpoint.Service) -> [String] { endpointReader.names(of: service) }

  package func endpoint(_ name: String, for node: ConfigNode) throws(InvalidInput) -> Endpoint {
    if let made = endpoints.withLock({ $0[name] }) { return made }
    let endpoint = try endpointReader.endpoint(named: name, for: node)
    // Two threads may make one endpoint; all of them use the one that came first.
    return endpoints.withLock { endpoints in
      if let first = endpoints[endpoint.name] { return first }
      endpoints[endpoint.name] = endpoint
      return endpoint
    }
  }

  /// The endpoint that has a name in ragspec.yaml; `nil` when there is none.
  package func endpoint(called name: String) throws(InvalidInput) -> Endpoint? {
    guard let key = configuration.root["endpoints"]?.entries.first(where: { $0.key.text == name })?.key else {
      return nil
    }
    return try endpoint(name, for: key)
  }

  private static func keyFile(at path: String) -> Result<[UInt8], KeyFileError> {
    do throws(SystemError) { return .success(try File.contents(of: path)) } catch {
      return .failure(KeyFileError(error.reason))
    }
  }

  /// The authorities that the environment names, for endpoints that name none.
  var trustedAuthorities: TrustedAuthorities { TrustedAuthorities { environment[$0] } }

  var endpointReader: EndpointReader {
    EndpointReader(
      configuration: configuration, environment: environment,
      providers: Registry.providers.all.map { (name: $0.descriptor.name, service: $0.service) },
      contents: Self.keyFile)
  }
}

// MARK: - Vocabulary

extension Project: SuiteVocabulary {
  package var behaviors: Registry<any Behavior.Type> { Self.behaviors }
  package var targetNames: [String] { configuration.targetNames }

  package func target(named name: String) throws(InvalidInput) -> any Target {
    if let made = targets.withLock({ $0[name] }) { return try made.get() }
    let result: Result<any Target, InvalidInput>
    do throws(InvalidInput) { result = .success(try makeTarget(named: name)) } catch { result = .failure(error) }
    targets.withLock { $0[name] = result }
    return try result.get()
  }

  package func embedder(named node: ConfigNode?, for asker: ConfigNode) throws(InvalidInput) -> Endpoint {
    try endpoint(node, doing: .embedding, for: asker, key: "embeddings")
  }

  package func application(from node: ConfigNode) throws(InvalidInput) -> Endpoint {
    try endpointReader.application(from: node)
  }

  package func target(named node: ConfigNode, except kind: String) throws(InvalidInput) -> any Target {
    guard let configured = configuration.targetNode(named: node.text) else {
      throw InvalidInput(
        "unknown-target", "unknown target '\(node.text)'", at: node.location,
        hint: NearestName.hint(for: node.text, in: targetNames) ?? "known: \(targetNames.joined(separator: ", "))")
    }
    guard !configured.hasKey(kind) else {
      throw InvalidInput(
        "wrong-target", "the target '\(node.text)' is a '\(kind)' itself", at: node.location,
        hint: "name the targets that it is made of")
    }
    return try target(named: node.text)
  }

  private func makeTarget(named name: String) throws(InvalidInput) -> any Target {
    guard let node = configuration.targetNode(named: name),
      let kind = ProjectConfiguration.kind(of: node, Self.targetKinds)
    else { throw InvalidInput("unknown-target", "unknown target '\(name)'", at: nil) }
    var target = try kind.target(from: node, in: self)
    if let matching = TextMatching(node) {
      target = DocumentsByText(target, matching: matching, project: self)
    } else if target.corpus == nil, let corpus = DeclaredCorpus.node(of: node) {
      target = SearchOfCorpus(target, corpus: corpus, mapping: try PassageMapping(node), project: self)
    }
    return try PassageMapping(node).map { DocumentsOfPassages(target, mapping: $0) } ?? target
  }

  package func expectation(from node: ConfigNode) throws(InvalidInput) -> Expectation {
    try ExpectationReader(endpoints: self, files: self).expectation(from: node)
  }

  package func measure(named name: String, at node: ConfigNode) -> Expectation? {
    ExpectationReader().measure(named: name, at: node)
  }

  package func perturbation(
    _ key: ConfigNode, _ value: ConfigNode, or others: [String]
  ) throws(InvalidInput) -> any Perturbation {
    try PerturbationReader(files: self).perturbation(key, value, or: others)
  }
}

extension InvalidInput {
  fileprivate static func unreadable(_ reference: FileReference, _ error: SystemError) -> InvalidInput {
    InvalidInput("unreadable-file", "cannot read '\(reference.path)': \(error.reason)", at: reference.location)
  }
}
