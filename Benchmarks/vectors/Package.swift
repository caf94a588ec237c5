// swift-tools-version: 6.2
import PackageDescription

/// What the search of vectors is raced with. `Sources/VectorSearch` is a link: what it holds is not public.
let package = Package(
  name: "vectors",
  targets: [
    .target(
      name: "VectorSearch",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
      ]),
    .executableTarget(
      name: "vectors-swift", dependencies: ["VectorSearch"], swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
