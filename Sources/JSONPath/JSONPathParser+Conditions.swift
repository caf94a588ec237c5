import JSONText

/// A part of a filter of which it is not yet known what it is for: a test, a side of a comparison, an argument.
enum JSONPathOperand {
  case comparable(JSONPathComparable)
  /// A query that may select several nodes, and so cannot be compared.
  case nodes(JSONPathQuery)
  /// A function whose result is true or false.
  case test(JSONPathFunctionCall)
  case condition(JSONPathCondition)
}

extension JSONPathParser {
  /// Reads what stands behind a `?`.
  mutating func condition() throws(JSONPathSyntaxError) -> JSONPathCondition {
    try nested { parser throws(JSONPathSyntaxError) in
      let start = parser.position
      return try parser.condition(parser.disjunction(), from: start)
    }
  }

  /// Reads parts with `||` between them.
  mutating func disjunction() throws(JSONPathSyntaxError) -> JSONPathOperand {
    let start = position
    let first = try conjunction()
    guard try takeOperator("||") else { return first }
    var parts = [try condition(first, from: start)]
    repeat {
      skipBlanks()
      let start = position
      parts.append(try condition(conjunction(), from: start))
    } while try takeOperator("||")
    return .condition(.any(parts))
  }

  private mutating func conjunction() throws(JSONPathSyntaxError) -> JSONPathOperand {
    let start = position
    let first = try basic()
    guard try takeOperator("&&") else { return first }
    var parts = [try condition(first, from: start)]
    repeat {
      skipBlanks()
      let start = position
      parts.append(try condition(basic(), from: start))
    } while try takeOperator("&&")
    return .condition(.all(parts))
  }

  private mutating func takeOperator(_ text: String) throws(JSONPathSyntaxError) -> Bool {
    let end = position
    skipBlanks()
    if take(text) { return true }
    position = end
    return false
  }

  private mutating func basic() throws(JSONPathSyntaxError) -> JSONPathOperand {
    if take("!") {
      skipBlanks()
      let start = position
      let inner = try current == "(" ? .condition(parenthesized()) : operand()
      return .condition(.not(try condition(inner, from: start)))
    }
    if current == "(" { return .condition(try parenthesized()) }
    let start = position
    let left = try operand()
    let end = position
    skipBlanks()
    guard let comparison = JSONPathComparison.allCases.first(where: { take($0.rawValue) }) else {
      position = end
      return left
    }
    let first = try comparable(left, from: start)
    skipBlanks()
    let second = position
    return .condition(.comparison(first, comparison, try comparable(operand(), from: second)))
  }

  private mutating func parenthesized() throws(JSONPathSyntaxError) -> JSONPathCondition {
    try require("(")
    skipBlanks()
    let condition = try condition()
    skipBlanks()
    try require(")")
    return condition
  }

  // MARK: What an operand may be used as

  func condition(_ operand: JSONPathOperand, from start: Int) throws(JSONPathSyntaxError) -> JSONPathCondition {
    switch operand {
    case .condition(let condition): return condition
    case .nodes(let query), .comparable(.query(let query)): return .exists(query)
    case .test(let call): return .function(call)
    case .comparable(.literal): throw failure("a literal must be compared with something", at: start)
    case .comparable(.function(let call)):
      throw failure("the result of '\(call.function.rawValue)' must be compared with something", at: start)
    }
  }

  func comparable(_ operand: JSONPathOperand, from start: Int) throws(JSONPathSyntaxError) -> JSONPathComparable {
    switch operand {
    case .comparable(let comparable): return comparable
    case .nodes: throw failure("a query that may select several nodes cannot be compared", at: start)
    case .test(let call): throw failure("'\(call.function.rawValue)' gives no value to compare", at: start)
    case .condition: throw failure("a condition cannot be compared", at: start)
    }
  }
}
