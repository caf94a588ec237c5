// swift-tools-version: 6.2
import PackageDescription

/// What TextSimilarity is raced with; a package of its own, so that the product does not carry it.
let package = Package(
  name: "similarity",
  dependencies: [.package(name: "ragspec", path: "../..")],
  targets: [
    .executableTarget(
      name: "similarity-swift", dependencies: [.product(name: "TextSimilarity", package: "ragspec")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
