/// What an output lists beside what it should list.
struct ItemComparison {
  /// The items that count: in prose those of sentences that name an expected item.
  let items: [ListedItem]
  /// For each expected item the item that it is, and the one that it would be in any order.
  private let itemOf: [Int?]
  private let anyOrder: [Int?]
  /// Whether more would be found in another order.
  let isDisordered: Bool
  let allowsExtra: Bool

  init(_ text: String, with expected: ExpectedItems, isOrdered: Bool) {
    let groups = expected.groups(in: text).map { Rated($0, expected) }
    let rated = Rated(joining: Self.telling(groups), isOrdered ? nil : expected)
    items = rated.items
    anyOrder = ItemAssignment.inAnyOrder(rated.candidates, expected: expected.items.count)
    itemOf = isOrdered ? ItemAssignment.inOrder(rated.candidates, expected: expected.items.count) : anyOrder
    isDisordered = itemOf.count { $0 == nil } > anyOrder.count { $0 == nil }
    allowsExtra = expected.allowsExtra
  }

  /// The harmonic mean of the shares of items and of expected items that found each other; with further items allowed, the
  /// latter alone.
  var score: Double {
    let found = itemOf.count { $0 != nil }
    return allowsExtra ? Double(found) / Double(itemOf.count) : Double(2 * found) / Double(items.count + itemOf.count)
  }

  /// Expected items that are nowhere.
  var missing: [Int] { anyOrder.indices.filter { anyOrder[$0] == nil } }

  /// Items that are none of the expected.
  var extra: [ListedItem] {
    let found = Set(anyOrder.compactMap(\.self))
    return items.indices.filter { !found.contains($0) }.map { items[$0] }
  }

  /// Returns the groups that count, in the order of the text.
  ///
  /// Those that name most of the expected items come first; another counts when it names one that they do not.
  private static func telling(_ groups: [Rated]) -> [Rated] {
    var named: Set<Int> = []
    var telling: [Int] = []
    for index in groups.indices.sorted(by: { (groups[$1].named.count, $0) < (groups[$0].named.count, $1) })
    where !groups[index].named.isSubset(of: named) {
      named.formUnion(groups[index].named)
      telling.append(index)
    }
    return telling.isEmpty ? groups : telling.sorted().map { groups[$0] }
  }
}

/// Items with the expected ones that each may be.
private struct Rated {
  private(set) var items: [ListedItem]
  private(set) var candidates: [[Int]]
  /// The expected items that some item may be.
  let named: Set<Int>

  private init(_ items: [ListedItem], _ candidates: [[Int]]) {
    (self.items, self.candidates) = (items, candidates)
    named = Set(candidates.joined())
  }

  /// Takes what stands behind a colon alone where that names as much.
  init(_ group: ItemGroup, _ expected: ExpectedItems) {
    let all = Self(group.items, expected.candidates(for: group.items))
    let whole = group.isProse ? all.withoutProse : all
    let behind = group.behindColon.map { Self($0, expected.candidates(for: $0)).withoutProse }
    self = behind.flatMap { !$0.named.isEmpty && $0.named.isSuperset(of: whole.named) ? $0 : nil } ?? whole
  }

  /// - Parameter distinct: says which items are the same, where items count once.
  init(joining parts: [Rated], _ distinct: ExpectedItems?) {
    var seen: Set<String> = []
    let all = parts.flatMap { zip($0.items, $0.candidates) }
      .filter { item, _ in distinct.map { seen.insert($0.key(of: item)).inserted } ?? true }
    self.init(all.map(\.0), all.map(\.1))
  }

  /// Without prose at both ends: "According to the handbook, …, which are listed below".
  private var withoutProse: Rated {
    guard items.count > 1 else { return self }
    let isProse = { (index: Int) in candidates[index].isEmpty && ItemWording.isProse(items[index].readings[0]) }
    let first = items.indices.first { !isProse($0) } ?? items.endIndex
    let last = items.indices.last { !isProse($0) } ?? first - 1
    guard first <= last else { return self }
    return Rated(Array(items[first...last]), Array(candidates[first...last]))
  }
}
