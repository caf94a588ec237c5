// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A Swift target with the settings that every target of the package has.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A C library of the system, found by pkg-config and installed by apt.
func systemLibrary(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
  name: "ragspec",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "ragspec", targets: ["ragspec"]),
    .library(name: "TextSimilarity", targets: ["TextSimilarity"]),
    .library(name: "RankingMetrics", targets: ["RankingMetrics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Layer 4: the command line.
    .executableTarget(name: "ragspec", dependencies: ["RagSpecCommands", "CMalloc"], swiftSettings: strict),
    module(
      "RagSpecCommands",
      [
        "RagSpecToolkit", "RagSpecCore", "RagSpecCache", "RagSpecReports", "RagSpecRunner", "RagSpecSuites", "JSONText",
        "ContentDigest", "RankingMetrics", "TRECFormats", "GzipFormat", "SystemFiles", "ThreadPool", "LineProcess",
        "RegularExpressions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Layer 3: composition.
    module(
      "RagSpecToolkit",
      [
        "RagSpecCore", "RagSpecSuites", "RagSpecMatchers", "RagSpecBehaviors", "RagSpecProviders", "RagSpecCurl",
        "RagSpecCache", "RagSpecRetrieval", "RagSpecVariants", "RagSpecRunner", "RagSpecReports", "ContentDigest",
        "JSONText", "SystemFiles",
      ]),

    // Layer 2: the parts. They do not know each other.
    module("RagSpecSuites", ["RagSpecCore", "JSONText", "CLibYAML", "ThreadPool"]),
    module(
      "RagSpecMatchers",
      [
        "RagSpecCore", "JSONText", "JSONPath", "JSONSchema", "RegularExpressions", "TextSimilarity",
        "TextNormalization",
        "RankingMetrics", "TableFormats", "LineProcess", "SystemFiles",
      ]),
    module("RagSpecBehaviors", ["RagSpecCore", "TableFormats", "JSONText", "LineProcess", "SystemFiles"]),
    module("RagSpecVariants", ["RagSpecCore"]),
    module("RagSpecProviders", ["RagSpecCore", "ContentDigest", "JSONText"]),
    module("RagSpecCurl", ["RagSpecProviders", "RagSpecCore", "SystemFiles", "CLazyCurl"]),
    module("RagSpecCache", ["RagSpecCore", "RagSpecSQLite", "ContentDigest", "JSONText", "SystemFiles"]),
    module(
      "RagSpecRetrieval",
      [
        "RagSpecCore", "RagSpecSQLite", "TRECFormats", "GzipFormat", "VectorSearch", "ContentDigest", "JSONText",
        "SystemFiles", "TextNormalization", "TextSimilarity",
      ]),
    module("RagSpecRunner", ["RagSpecCore", "ContentDigest"]),
    module("RagSpecReports", ["RagSpecCore", "TRECFormats", "ContentDigest", "JSONText"]),

    // Layer 1: the vocabulary, and the one typed wrapper around SQLite.
    module(
      "RagSpecCore",
      ["TextNormalization", "ContentDigest", "JSONText", "RegularExpressions", "TableFormats", "TextSimilarity"]),
    module("RagSpecSQLite", ["CSQLite"]),

    // Layer 0: algorithms and formats. They know nothing of RagSpec.
    module("TextSimilarity"),
    module("TextNormalization", ["CUTF8Proc"]),
    module("RankingMetrics"),
    module("TRECFormats"),
    module("VectorSearch"),
    module("GzipFormat", ["CZlib"]),
    module("TableFormats", ["JSONText"]),
    module("JSONText"),
    module("RegularExpressions", ["CPCRE2"]),
    module("JSONPath", ["JSONText", "RegularExpressions"]),
    module("JSONSchema", ["JSONText", "RegularExpressions"]),
    module("ContentDigest", ["CSHA256"]),
    module("SystemFiles", ["ThreadPool"]),
    module("ThreadPool"),
    module("LineProcess", ["CSpawn"]),

    // C: our own small shims, then libraries of the system.
    .target(name: "CSHA256"),
    .target(name: "CSpawn"),
    .target(name: "CLazyCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .systemLibrary(name: "CMalloc"),
    systemLibrary("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
    systemLibrary("CLibYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
    systemLibrary("CUTF8Proc", apt: "libutf8proc-dev"),
    systemLibrary("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    systemLibrary("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev"),

    // A bench of the transport alone; `make build` leaves it out.
    .executableTarget(
      name: "transport-bench", dependencies: ["RagSpecCurl", "RagSpecProviders", "ThreadPool"],
      path: "Benchmarks/transport/Sources",
      swiftSettings: strict),
    // And one of the local cache.
    .executableTarget(
      name: "cache-bench", dependencies: ["RagSpecCache", "RagSpecCore", "ContentDigest", "SystemFiles"],
      path: "Benchmarks/cache/Sources", swiftSettings: strict),

    // Tests: one target for each module, then those of the whole.
    .target(name: "RagSpecTestSupport", path: "Tests/RagSpecTestSupport", swiftSettings: strict),
    tests("TextSimilarityTests", ["TextSimilarity", "RagSpecTestSupport"]),
    tests("TextNormalizationTests", ["TextNormalization", "RagSpecTestSupport"]),
    tests("RankingMetricsTests", ["RankingMetrics"]),
    .testTarget(
      name: "TRECFormatsTests", dependencies: ["TRECFormats", "RankingMetrics"], exclude: ["Fixtures"],
      swiftSettings: strict),
    tests("GzipFormatTests", ["GzipFormat"]),
    tests("VectorSearchTests", ["VectorSearch", "RagSpecTestSupport"]),
    tests("TableFormatsTests", ["TableFormats", "JSONText", "RagSpecTestSupport"]),
    tests("JSONTextTests", ["JSONText", "RagSpecTestSupport"]),
    tests("RegularExpressionsTests", ["RegularExpressions"]),
    tests("JSONPathTests", ["JSONPath", "JSONText", "RegularExpressions", "RagSpecTestSupport"]),
    tests("JSONSchemaTests", ["JSONSchema", "JSONText", "RagSpecTestSupport"]),
    tests("ContentDigestTests", ["ContentDigest", "CSHA256"]),
    tests("SystemFilesTests", ["SystemFiles"]),
    tests("ThreadPoolTests", ["ThreadPool"]),
    tests("LineProcessTests", ["LineProcess"]),
    tests("RagSpecSQLiteTests", ["RagSpecSQLite"]),
    tests("RagSpecCoreTests", ["RagSpecCore", "ContentDigest", "JSONText", "TableFormats"]),
    tests("RagSpecSuitesTests", ["RagSpecSuites", "RagSpecCore", "JSONText", "RagSpecTestSupport"]),
    .testTarget(
      name: "RagSpecMatchersTests",
      dependencies: [
        "RagSpecMatchers", "RagSpecCore", "RagSpecSuites", "RagSpecBehaviors", "RagSpecReports", "TableFormats",
        "TextNormalization", "ContentDigest", "JSONText", "RagSpecTestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    tests("RagSpecBehaviorsTests", ["RagSpecBehaviors", "RagSpecCore", "RagSpecSuites", "TableFormats", "JSONText"]),
    tests("RagSpecVariantsTests", ["RagSpecVariants", "RagSpecCore", "RagSpecSuites", "RagSpecTestSupport"]),
    tests("RagSpecProvidersTests", ["RagSpecProviders", "RagSpecCore", "JSONText"]),
    .testTarget(
      name: "RagSpecCurlTests",
      dependencies: [
        "RagSpecCurl", "RagSpecProviders", "RagSpecCore", "ContentDigest", "JSONText", "RagSpecTestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    tests("RagSpecCacheTests", ["RagSpecCache", "RagSpecCore", "RagSpecSQLite", "ContentDigest"]),
    tests(
      "RagSpecRetrievalTests",
      ["RagSpecRetrieval", "RagSpecCore", "RagSpecSQLite", "ContentDigest", "SystemFiles", "RagSpecTestSupport"]),
    tests("RagSpecRunnerTests", ["RagSpecRunner", "RagSpecCore", "ContentDigest"]),
    tests(
      "RagSpecCommandsTests",
      [
        "RagSpecCommands", "RagSpecTestSupport", "JSONText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests("RagSpecToolkitTests", ["RagSpecToolkit", "RagSpecCore", "RagSpecRunner", "RagSpecSuites", "JSONText"]),
    tests("RagSpecReportsTests", ["RagSpecReports", "RagSpecCore"]),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "TextSimilarity", "RankingMetrics", "RagSpecSuites", "RagSpecCore", "JSONPath", "JSONSchema", "JSONText",
        "RagSpecTestSupport",
      ],
      exclude: ["Python", "requirements.txt"], swiftSettings: strict),
    tests("ArchitectureTests", ["RagSpecTestSupport"]),
    tests("CommandLineTests", ["RagSpecTestSupport", "ragspec"]),
    tests("ScenarioTests", ["RagSpecTestSupport", "ragspec"]),
  ]
)
