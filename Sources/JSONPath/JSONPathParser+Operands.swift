import JSONText
import RegularExpressions

extension JSONPathParser {
  /// Reads a literal, a query or a function.
  mutating func operand() throws(JSONPathSyntaxError) -> JSONPathOperand {
    guard let current else { throw failure("expected a query, a literal or a function, found the end") }
    switch current {
    case "@", "$": return try query()
    case "'", "\"": return .comparable(.literal(.string(try string())))
    case "-", "0"..."9": return .comparable(.literal(.number(try number())))
    case "a"..."z": return try word()
    default: throw failure("expected a query, a literal or a function, found \(found)")
    }
  }

  private mutating func query() throws(JSONPathSyntaxError) -> JSONPathOperand {
    let isRelative = current == "@"
    position += 1
    let query = try nested { parser throws(JSONPathSyntaxError) in
      JSONPathQuery(isRelative: isRelative, segments: try parser.segments())
    }
    return query.segments.isSingular ? .comparable(.query(query)) : .nodes(query)
  }

  private mutating func number() throws(JSONPathSyntaxError) -> JSONNumber {
    let start = position
    let text = text { Self.isDigit($0) || "+-.eE".unicodeScalars.contains($0) }
    guard case .number(let number)? = try? JSONValue(parsing: text) else {
      throw failure("'\(text)' is no number", at: start)
    }
    return number
  }

  // MARK: Words

  private mutating func word() throws(JSONPathSyntaxError) -> JSONPathOperand {
    let start = position
    let name = text { ("a"..."z").contains($0) || $0 == "_" || Self.isDigit($0) }
    if current == "(" { return try call(name, from: start) }
    switch name {
    case "true": return .comparable(.literal(.boolean(true)))
    case "false": return .comparable(.literal(.boolean(false)))
    case "null": return .comparable(.literal(.null))
    default: throw failure("'\(name)' is neither a literal nor a function; texts stand in quotes", at: start)
    }
  }

  private mutating func call(_ name: String, from start: Int) throws(JSONPathSyntaxError) -> JSONPathOperand {
    guard let function = JSONPathFunction(rawValue: name) else {
      let known = JSONPathFunction.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("there is no function '\(name)': there are \(known)", at: start)
    }
    let arguments = try nested { parser throws(JSONPathSyntaxError) in try parser.arguments() }
    guard arguments.count == function.parameters.count else {
      throw failure("'\(name)' takes \(function.parameters.count) arguments, found \(arguments.count)", at: start)
    }
    var typed: [JSONPathFunctionCall.Argument] = []
    for (argument, kind) in zip(arguments, function.parameters) { typed.append(try self.argument(argument, as: kind)) }
    let pattern = pattern(of: function, typed, at: arguments.last?.start ?? start)
    let call = JSONPathFunctionCall(function: function, arguments: typed, pattern: pattern)
    return function.result == .value ? .comparable(.function(call)) : .test(call)
  }

  private mutating func arguments() throws(JSONPathSyntaxError) -> [(operand: JSONPathOperand, start: Int)] {
    try require("(")
    skipBlanks()
    var arguments: [(JSONPathOperand, Int)] = []
    if take(")") { return arguments }
    repeat {
      skipBlanks()
      let start = position
      arguments.append((try disjunction(), start))
      skipBlanks()
    } while take(",")
    guard take(")") else { throw failure("expected ',' or ')', found \(found)") }
    return arguments
  }

  private func argument(
    _ argument: (operand: JSONPathOperand, start: Int), as kind: JSONPathFunction.Kind
  ) throws(JSONPathSyntaxError) -> JSONPathFunctionCall.Argument {
    switch (kind, argument.operand) {
    case (.nodes, .nodes(let query)), (.nodes, .comparable(.query(let query))): return .nodes(query)
    case (.nodes, _): throw failure("this argument must be a query", at: argument.start)
    case (_, .comparable(let comparable)): return .value(comparable)
    default: throw failure("this argument must be one value; a query must select one node", at: argument.start)
    }
  }

  /// Compiles a pattern that is written as a literal; one that is no I-Regexp is told of, and matches nothing.
  private mutating func pattern(
    of function: JSONPathFunction, _ arguments: [JSONPathFunctionCall.Argument], at offset: Int
  ) -> JSONPathFunctionCall.Pattern {
    guard function.result == .logical, case .value(.literal(let literal))? = arguments.last else { return .computed }
    guard case .string(let pattern) = literal else { return .invalid }
    do throws(RegularExpression.SyntaxError) {
      return .compiled(try InternetRegularExpression(pattern, matching: function == .match ? .whole : .part))
    } catch {
      invalidPatterns.append(JSONPath.InvalidPattern(pattern: pattern, error: error, offset: offset))
      return .invalid
    }
  }
}
