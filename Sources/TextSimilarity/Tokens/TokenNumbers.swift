/// The tokens of two texts as numbers; equal tokens have equal numbers.
struct TokenNumbers {
  let first: [UInt32]
  let second: [UInt32]
  /// The number that all numbers are below.
  let bound: Int

  init(_ first: [Token], _ second: [Token]) {
    let tokens = first + second
    var (numbers, number) = ([UInt32](repeating: 0, count: tokens.count), UInt32(0))
    var last: Token?
    for index in tokens.indices.sorted(by: { tokens[$0] < tokens[$1] }) {
      if let last, last != tokens[index] { number += 1 }
      last = tokens[index]
      numbers[index] = number
    }
    self.init(first: Array(numbers[..<first.count]), second: Array(numbers[first.count...]), bound: Int(number) + 1)
  }

  private init(first: [UInt32], second: [UInt32], bound: Int) {
    self.first = first
    self.second = second
    self.bound = bound
  }

  /// How many tokens both have, each counted as often as both have it.
  var commonCount: Int {
    var free = [Int](repeating: 0, count: bound)
    for number in second { free[Int(number)] += 1 }
    return first.count { number in
      free[Int(number)] -= 1
      return free[Int(number)] >= 0
    }
  }

  /// The numbers of all runs of `count` tokens.
  func runs(of count: Int) -> TokenNumbers {
    (1..<count).reduce(self) { runs, length in runs.extended(by: self, at: length) }
  }

  /// The runs with the token behind each of them, which is `offset` places from where it begins.
  private func extended(by tokens: TokenNumbers, at offset: Int) -> TokenNumbers {
    var numbers: [UInt64: UInt32] = [:]
    func number(_ run: UInt32, _ token: UInt32) -> UInt32 {
      let (longer, next) = (UInt64(run) << 32 | UInt64(token), UInt32(numbers.count))
      if let known = numbers[longer] { return known }
      numbers[longer] = next
      return next
    }
    let first = zip(first, tokens.first.dropFirst(offset)).map(number)
    let second = zip(second, tokens.second.dropFirst(offset)).map(number)
    return TokenNumbers(first: first, second: second, bound: numbers.count)
  }
}
