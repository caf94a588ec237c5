import Testing

@testable import RagSpecMatchers

@Suite struct EnglishReferencesTests {
  private static let standalone = """
    What did Marie Curie do after she won the Nobel Prize?
    Did the Cardinals make it to the Super Bowl?
    How long does it take to get a parking permit?
    What was it like working with Stanley Kubrick?
    What did Frida Kahlo do that was controversial?
    Is it true that contractors get a badge?
    Which form do I need when my laptop is lost and I want to replace it?
    If an employee loses their badge, whom do they call?
    Do part-timers get leave if they work weekends?
    Are there any exceptions to the travel policy?
    Did Stephen King write It?
    When did Meredith Brooks release "They Live"?
    What are the steps to bleed the Kestrel 12?
    How did Nelson Mandela and his wife meet?
    Who was the older brother of Napoleon?
    Did Robert Johnson's wife leave him?
    How did the Beatles announce that they had split up?
    What did Obama say about his childhood?
    Does the Kestrel 12 have its own app?
    What is the one-time fee for the Bridge 64?
    Which one of the gateways supports 64 sensors?
    Do all employees get the same amount of leave?
    What is the maximum number of days that I can carry over?
    How many sensors can the Bridge 64 handle at the same time?
    What does it mean when the light of the VibraSense V2 blinks red?
    List all parts that fit the Dry Cooler 75.
    Tell me about the personal life of Leonardo da Vinci.
    Who painted Guernica?
    Why did it rain so much in Bergen in 2023?
    What time is it in Tokyo?
    Was it hard for Ada Lovelace to publish her notes?
    What led to the fall of the Roman Empire and its provinces?
    Besides Emma, what other novels did Jane Austen write?
    What else did Smith invent in addition to the T-Probe 310?
    How do I reset my password this week?
    Is the canteen open these days?
    What was the critical reception of That '70s Show?
    Did Kurt Cobain himself write Lithium?
    In what year did Johnny Cash die?
    Can I take my bike on the train if it is foldable?
    Why do heat pumps freeze when they run in winter?
    How does an employee request leave for their own wedding?
    What is the price of the HX-300 and how long is its warranty?
    Did Michael Jackson have any number one hits?
    Who was the first president of Ghana?
    What did Mozart do when he was in Paris?
    How did Anne Sullivan help Helen Keller with her studies?
    Is there a gym in building A?
    Will there be a fire drill on Monday?
    Has there been any change in the notice period?
    What happened after Robert Plant left the band Led Zeppelin?
    Did the Beatles have any hits from the album Help!?
    How did the public respond to the movie Psycho when it came out?
    Who was in the band with Kurt Cobain?
    When did Meryl Streep say that she would retire?
    Did Frank Lloyd Wright design the house he lived in?
    What did Bob Dylan do when he converted to Christianity?
    Was Amy Winehouse's album Back to Black released before she died?
    What was the relationship between Napoleon and his brother Joseph?
    Why did the Smiths break up after their fourth album?
    Is there anything Gandhi said about his time in South Africa?
    Who influenced Emily Dickinson and her poetry?
    When did Fleetwood Mac release the song that topped the charts?
    How did Rosa Parks feel about the boycott that followed?
    What did Einstein think of quantum mechanics and its interpretation?
    Can an employee take unpaid leave if he or she has no vacation days left?
    Is the VPN client available for phones that run Android?
    Does the warranty cover damage that the customer caused?
    Can I bring my dog to the office, and where may it sleep?
    How long does it usually take until a visa is issued?
    What do I do when the label printer shows that it is offline?
    Was it Edison who invented the phonograph?
    Which department handles invoices, and how do I reach it?
    How many weeks in advance must a trip be booked so that it is cheaper?
    Did the Titanic's crew know that it would sink?
    When did the company announce that they were closing the plant in Odense?
    What did President Lincoln do so that the Union would win?
    What is the name of the one-armed man in The Fugitive?
    Who is the person to contact when there is no network in Plant 2?
    How much does one kilogram of refrigerant R290 cost?
    Was Smith one of the founders?
    Do I need two forms or one form?
    Is the museum ranked number one?
    If a laptop breaks, how does an employee get a new one?
    WHO WROTE THE MANUAL FOR THE BRIDGE 64?
    What did the “It” remake earn?
    reset pin T-Probe 320
    Who signs the form, the manager or the department head?
    Is a visa required for Brazil as well?
    What does {{serial}} mean in the label template of the Kestrel 12?
    """

  @Test func `leaves questions alone that say what they are about`() {
    for question in Self.standalone.split(separator: "\n").map(String.init) {
      let found = ReferenceLanguage.en.openReferences(in: question)
      #expect(found.isEmpty, "\(question): \(found.map(\.word))")
    }
  }

  private static let open = """
    What did Smith do after that?
    What happened next?
    Who won?
    Did it work?
    How long does it take?
    Did Smith marry her?
    What did they call it?
    Is that album popular?
    And in 2024?
    What about weekends?
    Which of them is cheaper?
    How do I get there?
    How much does the second one weigh?
    Where can I find this?
    Does the same rule apply?
    Was he in any other bands?
    What else did Smith do?
    Are there other rules?
    Why was that?
    Can you tell me more about it?
    Do I have to do so?
    What is its range?
    How many did Smith win?
    During this time, did Smith tour?
    Did Kasa-Vubu depose him?
    What were the songs they wrote?
    Who else was there?
    No, the blue one.
    For how long?
    What did the critics say about her album?
    Did they like it?
    Which clamps?
    What is the difference between the two of them?
    Is it waterproof?
    What if it rains?
    How about tomorrow?
    Did this help Smith win?
    Were those tests successful?
    What was his reaction to the news?
    Does it cost extra?
    Since then, has Smith toured?
    Is it used to cook?
    Is the larger model quieter?
    In Norway as well?
    Is the latter better?
    Anything else?
    What role did Nikola Tesla play in that war?
    What happened after he left the band?
    Did they have any hits from that album?
    Was it successful?
    How did the public respond to it?
    Did he receive any awards for that role?
    When did she leave the show?
    How many copies did it sell?
    What else was significant in their career?
    Who did they tour with?
    When was this album released?
    Was there any controversy surrounding it?
    What did he do in 1995?
    Is there anything else interesting?
    what was the name of that song?
    Where did this take place?
    How was it received?
    What was the cause of her death?
    Did any of his songs chart?
    When did that happen?
    what did he do before that?
    After the war, what did he do?
    When the album was released, was he happy?
    While at Yale, did he play football?
    During World War II, where was she?
    In 1995, did it sell well?
    What is notable about these songs?
    Who was in the band with him?
    What did the critics say about it?
    Did they ever win the championship?
    what team did he play for after the Lakers?
    Why did they break up?
    Did anyone try to stop them?
    How did she become famous?
    Does it require a permit?
    How do I install it on Windows?
    What are the side effects of it?
    Can they be renewed online?
    Who approved that?
    What's the deadline for this?
    Does that include weekends?
    Is it the same for contractors?
    Are those included?
    How much do they cost?
    When will it be available?
    And the deadline?
    Do I need one?
    Which one is cheaper?
    Did the band like it there?
    What did he say about Smith?
    What was the outcome of that?
    Can I take it abroad?
    Is she still employed?
    Is it?
    it
    HOW MUCH DOES IT COST?
    Make it 500.
    Leave, not lease.
    Actually, the other plant.
    What happened there?
    Who is she
    Then what?
    Why not?
    Is this true?
    """

  @Test func `finds that a question leans on the conversation`() {
    for question in Self.open.split(separator: "\n").map(String.init) {
      #expect(!ReferenceLanguage.en.openReferences(in: question).isEmpty, "\(question)")
    }
  }

  /// Questions with the words that need the conversation in brackets.
  private static let marked = [
    "Did 【she】 publish 【them】 in 1843?", "How loud is the second 【one】?", "What is the hotel limit 【there】?",
    "What 【else】 did Smith do?",
    "【And】 for part-timers?", "What 【about】 weekends?", "【Since】 when?", "How 【many】 did Smith win?",
    "Can I hand in expenses before 【then】?",
    "Does the 【same】 form work for a second bike?", "How loud is the 【larger】 model?",
    "Which tool is needed for the second 【step】?",
    "Did Löffler depose 【him】?", "What classified 【their】 origin?", "Is 【it’s】 price known?",
    "No, 【I】 meant the 2023 version.", "Why is ‘【it】’ slow?",
    "Why did Smith leave 【that】 year?", "Did Smith win awards during 【this】 time?",
  ]

  @Test func `points at the words`() {
    for marked in Self.marked {
      let question = marked.filter { $0 != "【" && $0 != "】" }
      let expected = marked.split(separator: "【", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "】" })
      }
      let found = ReferenceLanguage.en.openReferences(in: question).map {
        String(decoding: Array(question.utf8)[$0.range], as: UTF8.self)
      }
      #expect(marked.hasPrefix("No,") || found == expected, "\(marked): \(found)")
    }
  }

  @Test func `a text that is no question takes no time`() {
    let started = ContinuousClock.now
    for text in ["it ", "Smith said that he ", "a", "…"] {
      _ = ReferenceLanguage.en.openReferences(in: String(repeating: text, count: 200_000))
    }
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
