import Foundation
import RankingMetrics
import Testing

@Suite struct MeasureAverageTests {
  @Test(arguments: [
    (MeasureAggregation.mean, [0.5, 0.25, nil], 0.25), (.sum, [3, 4, nil], 7), (.geometricMean, [0.25, 1, 0.5], 0.5),
    (.geometricMean, [0, nil], 0.00001), (.geometricMean, [0.00001, 0.1], 0.001), (.mean, [], 0), (.sum, [], 0),
    (.geometricMean, [], 0),
  ])
  func `values become one`(aggregation: MeasureAggregation, values: [Double?], expected: Double) {
    var average = MeasureAverage(aggregation)
    for value in values { average.add(value) }
    #expect(abs(average.value - expected) < 1e-12)
    #expect(average.count == values.count)
  }

  @Test func `measures say how they are averaged`() throws {
    #expect(try Measure(parsing: "AP").aggregation == .mean)
    #expect(try Measure(parsing: "GMAP").aggregation == .geometricMean)
    #expect(try Measure(parsing: "NumRet").aggregation == .sum)
  }
}
