/// How English says that it does not answer.
enum AbstentionWording {
  /// Texts that an answer is drawn from, and what else it may hold.
  private static let source = """
    context|contexts|document|documents|documentation|text|texts|passage|passages|excerpt|excerpts|information|source|\
    sources|article|articles|material|materials|content|table|tables|snippet|snippets|page|pages|paragraph|paragraphs|\
    transcript|results|record|records|base|database
    """
  /// Texts that also rule something: a policy that "does not cover" teeth is an answer, one that does "not say" is none.
  private static let rule = """
    policy|policies|handbook|manual|guide|report|reports|section|sections|agreement|contract|regulation|regulations|\
    guidelines|faq|terms|knowledge|question|file|files|data
    """
  private static let saying = """
    mention|mentions|say|says|specify|specifies|state|states|address|addresses|discuss|discusses|indicate|indicates|tell|\
    tells|describe|describes|define|defines|reveal|reveals|explain|explains|reference|detail|clarify|clarifies|disclose|\
    answer|refer|mentioned|specified|stated|talk|speak|touch
    """
  private static let holding = """
    contain|contains|include|includes|provide|provides|give|gives|cover|covers|offer|offers|list|lists|have|show|shows|\
    seem|appear
    """
  private static let finding = """
    know|find|answer|determine|locate|confirm|tell|sure|certain|able|say|identify|verify|respond|assist|aware|familiar|infer|recall
    """
  private static let nothing =
    "information|mention|details|answer|reference|indication|record|records|context|specifics|guidance"

  /// What says that there is no answer.
  static let refusals = [WordPattern](
    lines: """
      i|we * do|does|did|can|could|am|are|was|were * not * * \(finding)
      i * do|did|can|could|am * not * * have|provide|see|help|access|possess|recall|give|offer|comment
      i|we have|has|had|found|see|find no * * \(nothing)|idea|data|knowledge|access
      i|we am|are|was|were unable to
      i * would * need more|additional|further
      i * will|would|must not * * answer|help|assist|provide|comment|disclose|share|discuss|speculate|guess
      i * must|have? to? decline|refuse
      i am not allowed|permitted|authorized
      ^ unable to
      ^ can|could not * answer|find|determine|help|assist|provide|say|tell|confirm
      ^ do|did not * know|have|find|mention|say|specify|state
      ^ no idea
      i can|am only * answer|help|assist|able
      not something|anything i|we can
      ^ not sure|certain
      ^ not enough $
      ^ unsure|unknown|unanswerable|undetermined $
      ^ n a $
      ^ not * mentioned|specified|stated|provided|available|given|found|applicable|disclosed|in|answerable|known
      ^ none|nothing * * mentioned|specified|found|stated|provided|about
      \(source) ... do|does|did|is|are|was|were|has|have|can|could not * * \(saying)|\(holding)
      \(rule) ... do|does|did|is|are|has|have not * * \(saying)
      ^ it|they|this|that do|does|did not * * \(saying)
      ^ does not * * \(saying)
      and|but do|does not * * \(saying)
      ^ neither|none|no * * \(source) ... \(saying)|\(holding)
      information|details|data ... ... is|are not * provided|available|included|given|contained|present|disclosed $
      \(source)|\(rule) ... makes|make|contains|contain|has|have|gives|give|provides|provide|includes|include|offers no * * \(nothing)
      \(source)|\(rule) ... lacks|lack|omits
      \(source)|\(rule) ... fails|fail to \(saying)|provide|include
      \(source)|\(rule) ... is|are|remains silent
      nothing|nowhere|none in|of * * \(source)|\(rule)
      nothing about|on|regarding|concerning ... in|of * * \(source)|\(rule)
      there is|was nothing about|regarding|concerning
      there is|are|was|were|does|do|seems|appears not * * * * \(nothing)|data
      there is|are|was|were no * * * \(nothing)|data|explicit
      ^ no * * \(nothing)|data|results ... available|found|provided|given|in|on|about
      is|are|was|were|been|has|have|nowhere|never not? * * mentioned|specified|stated|disclosed|documented|answerable not?
      is|are|was|were|been|has|have|can|could not|nowhere|never * * mentioned|specified|stated|disclosed|described|documented|indicated|answerable|addressed|discussed|explained
      is|are|was|were not * * clear|known $
      is|are|was|were not * * clear|known whether|if|from|who|what|when|where|how|why|which|in
      is|are|was|were|been|has|have|can|could not|nowhere|never * * found|provided|given|included|covered|available|listed|contained|present|inferred|part ... \(source)
      is|are|was|were not|nowhere in|within|from|part * * * \(source)
      can|could not be * determined|answered|inferred|derived|established|ascertained|deduced|verified|concluded
      impossible|difficult|hard to * determine|say|tell|answer|know|infer|conclude
      not possible to * determine|say|tell|answer|know|infer|conclude
      insufficient|inadequate|missing information|context|data|details
      not * enough|sufficient|adequate * information|context|data|details
      outside|beyond|out * * scope|knowledge
      is|are|remains unknown|unspecified|unanswerable|undisclosed|undetermined $
      is|are|remains unknown|unclear from|whether|if|who|what|when|where|how|why|which|in|to
      is|are|remains unclear $
      """)

  /// What says nothing, beside a refusal or alone.
  static let courtesies = [WordPattern](
    lines: """
      ^ i|we am|are * * sorry|afraid
      ^ i|we * apologize
      apologies
      ^ let me|us know
      ^ feel free
      ^ as an ai|assistant|language
      ^ i am * an|just|here|happy|glad|designed|trained
      ^ i can|would|will * * help|assist|happy|glad
      ^ thank|thanks|hello|hi|hey
      """)

  /// What answers nothing beside a refusal: advice where else to ask, and what the source is about instead. Alone it is an
  /// answer: "Contact HR within 30 days", "It only applies to part-timers".
  static let advice = [WordPattern](
    lines: """
      ^ please
      ^ i|we would|will? * recommend|suggest|advise
      ^ i|you|we * may|might|can|could|should|would|will ... contact|check|consult|refer|reach|ask|review|visit|look|try|verify|want|need|help|assist|happy|glad|like|provide
      ^ contact|check|consult|refer|reach|ask|review|visit|see|try|verify|provide|share|clarify|rephrase|consider
      ^ it would|might|may be * best|helpful|advisable|better
      ^ if you|more|the
      ^ for more|further|additional|details|information|specific|accurate
      ^ the? * * \(source)|\(rule) * * only|instead|mainly|primarily|merely|rather
      ^ the? * * \(source)|\(rule) * * discuss|discusses|focus|focuses|talk|talks|concern|concerns|pertain|pertains|relate|relates|deal|deals
      ^ the? * * \(source)|\(rule) ... is|are|appears|seems * about|related|focused|limited
      ^ it|they * only|instead|mainly|primarily|merely
      ^ it|they * discuss|discusses|focus|focuses|talk|talks|concern|concerns|pertain|pertains|relate|relates|deal|deals
      """)

  /// Words that lead from one clause to the next and say nothing themselves.
  static let connectives = Set(
    words: """
      but however although though yet nevertheless nonetheless whereas while and so therefore thus also unfortunately \
      regrettably sadly sorry sure ok okay well hello hi thanks apologies still that said even aber jedoch allerdings leider \
      mais cependant toutefois malheureusement pero embargo sin ma però tuttavia purtroppo mas porém contudo maar echter helaas
      """)

  /// Words behind which a clause stands against the one before.
  static let contrasts = Set(
    words: """
      but however although though yet nevertheless nonetheless whereas while still aber jedoch sondern mais cependant \
      toutefois pero però tuttavia mas porém maar echter
      """)

  /// Words at the start of a sentence whose clause ends with a comma.
  static let concessions = Set(words: "although though while whereas even")

  /// Verbs that make a clause of what stands behind ", and".
  static let verbs = Set(
    words: """
      is are was were has have had can may must will would should could do does did gets get costs cost applies apply \
      allows allow requires require takes take needs need includes include receives receive sind ist war waren wird werden \
      kann können darf dürfen hat haben gibt beträgt dauert sont est était peut peuvent doit ont dure es son están está \
      puede pueden tienen tiene hay dura sono può possono ha hanno é são pode podem têm zijn kan kunnen mag mogen heeft \
      hebben duurt
      """)
}
