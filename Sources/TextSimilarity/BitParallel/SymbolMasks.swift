/// For each symbol one word, with a bit set at each place where a pattern has it.
protocol SymbolMasks<Word> {
  associatedtype Word: FixedWidthInteger & UnsignedInteger

  subscript<Symbol: BinaryInteger>(symbol: Symbol) -> Word { get }
}
