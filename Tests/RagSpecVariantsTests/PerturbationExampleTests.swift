import RagSpecCore
import Testing

@testable import RagSpecVariants

/// The examples of the reference page say what comes of a text. They also hold it: what a seed means never changes.
@Suite struct PerturbationExampleTests {
  private static let synonyms = """
    # for the examples of the reference
    paid leave\ttime off with pay\tpaid time off
    leave\tabsence
    fathers\tdads
    育児休暇\t育休

    """

  @Test func `every example comes out as it says`() throws {
    for type in PerturbationCatalog.all.all {
      for rewording in type.descriptor.rewordings {
        let perturbed = try Perturbed(rewording.item, files: ["synonyms.tsv": Self.synonyms])
        #expect(perturbed.texts(from: rewording.original) == rewording.results, "\(rewording.item)")
      }
    }
  }

  @Test func `every perturbation has an example, one that changes nothing, and a summary that fits a line`() {
    for type in PerturbationCatalog.all.all {
      let descriptor = type.descriptor
      #expect(descriptor.rewordings.contains { $0.results.contains { $0 != nil } }, "\(descriptor.name)")
      // A phrase can be put beside any text.
      let canFail = descriptor.rewordings.contains { $0.results.contains(nil) }
      #expect(canFail || descriptor.name == "filler", "\(descriptor.name)")
      #expect(descriptor.summary.count <= 120 && !descriptor.summary.hasSuffix("."), "\(descriptor.name)")
    }
  }

  @Test func `names are unique, and none is an option of every variant`() {
    let names = PerturbationCatalog.all.names
    #expect(Set(names).count == names.count)
    #expect(Set(names).isDisjoint(with: ["expect", "may-drop", "must-rise", "name", "tags", "query", "question"]))
  }
}
