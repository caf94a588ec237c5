/// A kind of measure, whatever its parameters are: what a list of measures shows.
public struct MeasureFamily: Hashable, Sendable {
  /// The name that ir_measures gives it: `nDCG`.
  public let name: String
  /// Other names that are understood.
  public let aliases: [String]
  /// How it is written with its parameters: `RR(rel=1)[@k]`, where defaults and what is in brackets may be left out.
  public let form: String
  /// What it measures, in a few words.
  public let summary: String
}
