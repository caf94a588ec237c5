/// What is wrong with a query, and where.
package struct JSONPathSyntaxError: Error, Hashable, Sendable {
  /// The problem: lower case, without a final period.
  package let message: String
  /// Where it is, in Unicode scalars from 0.
  package let offset: Int
}
