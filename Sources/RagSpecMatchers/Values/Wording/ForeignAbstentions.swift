/// How languages other than English say that they do not answer, by the commonest phrases.
///
/// German, French, Spanish, Italian, Portuguese and Dutch by their words; Japanese, Chinese and Korean by what a clause
/// holds.
enum ForeignAbstentions {
  static func firstRefusal(in words: ArraySlice<AnswerWords.Word>) -> Range<Int>? {
    refusals.firstMatch(in: words) ?? firstWord(in: words, holding: unspacedRefusals)
  }

  static func isCourtesy(_ words: ArraySlice<AnswerWords.Word>) -> Bool {
    courtesies.firstMatch(in: words) != nil || firstWord(in: words, holding: unspacedCourtesies) != nil
  }

  private static func firstWord(in words: ArraySlice<AnswerWords.Word>, holding phrases: [String]) -> Range<Int>? {
    words.indices.first { index in
      let text = words[index].text
      return text.utf8.first ?? 0 >= 0xE3 && phrases.contains { text.holds($0) }
    }.map { $0..<$0 + 1 }
  }

  private static let refusals = [WordPattern](
    lines: """
      ich|wir weiß|weiss|kenne|kann|konnte|habe|finde|können|finden|haben ... nicht|keine|keinen|kein
      weiß|weiss ich * nicht
      das? weiß|weiss ich leider? nicht
      keine|keinerlei * angabe|angaben|information|informationen|hinweise|hinweis|auskunft|daten|antwort|ahnung
      nicht * * erwähnt|angegeben|genannt|enthalten|aufgeführt|bekannt|beantwortet|beantworten|ersichtlich|spezifiziert|hervor|bestimmt|bestimmen
      dazu|darüber steht|sagt ... nichts
      kontext|dokument|text|dokumente|quelle|quellen|tabelle ... nicht|nichts|keine|keinen|kein
      unbekannt|unklar $
      je|nous ne * * sais|peux|trouve|dispose|connais|pouvons|savons|suis * * pas
      je ne? sais pas
      ne|nest|sont * mentionné|mentionnée|précisé|indiqué|spécifié|fourni pas
      ne|nest|sont pas * mentionné|mentionnée|mentionnés|précisé|précisée|indiqué|indiquée|spécifié|fourni|fournie|disponible|possible
      ne * mentionne|précise|contient|fournit|indique|donne|dit|parle|permet pas|rien|aucune|aucun
      aucune|aucun * information|mention|donnée|indication|réponse|détail
      pas d information|informations|indication
      il ny a|pas * * information
      no * sé|puedo|tengo|encuentro|dispongo|podemos|sabemos|conozco
      no se * menciona|especifica|indica|proporciona|encuentra|sabe|puede|dispone|detalla|informa|dice|habla
      no menciona|contiene|proporciona|especifica|incluye|indica|ofrece|dice|aparece|figura
      no hay|existe|existen * * * información|datos|mención|detalles|respuesta|referencia
      no está|es|son * * mencionado|especificado|indicado|disponible|claro|posible
      ninguna|ningún información|dato|mención
      se desconoce
      non * so|posso|trovo|ho|dispongo|sappiamo|possiamo
      non è|sono|viene|vengono * * menzionato|specificato|indicato|disponibile|disponibili|fornito|riportato|presente|possibile|chiaro|noto
      non si * menziona|sa|specifica|trova|dice|parla
      non menziona|contiene|fornisce|specifica|include|indica|riporta|dice|parla
      non ci|ce|vi sono|è * * informazioni|informazione|dati|menzione
      nessuna|nessun * informazione|menzione|dato|indicazione
      não * sei|posso|tenho|encontrei|encontro|consigo|disponho|sabemos|podemos
      não é|está|foi|são * * mencionado|mencionada|especificado|indicado|disponível|possível|informado|fornecido|claro
      não menciona|contém|fornece|especifica|inclui|indica|informa|diz|traz|fala
      não há|existe|existem * * * informação|informações|dados|menção|detalhes|referência
      nenhuma|nenhum * informação|menção|dado
      ik|we|wij weet|kan|heb|vind|kon|weten|kunnen|hebben ... niet|geen
      weet ik * niet
      geen * * informatie|gegevens|vermelding|antwoord|details|idee
      niet * * vermeld|genoemd|gespecificeerd|bekend|beschikbaar|aangegeven|opgenomen|beantwoorden|bepalen
      context|document|tekst|documenten ... niet|niets|geen
      """)

  private static let courtesies = [WordPattern](
    lines: """
      ^ es? tut mir|uns leid
      ^ tut mir leid
      ^ entschuldigung|entschuldige|entschuldigen|verzeihung|leider|bitte
      ^ wenn|falls|gerne|ich helfe|kann * * helfen
      ^ désolé|désolée|pardon|malheureusement|excusez
      ^ je suis|nous sommes * désolé|désolée|désolés
      ^ veuillez|sil|nhésitez
      ^ lo siento|lamento|sentimos
      ^ perdón|disculpe|disculpa|lamentablemente|desafortunadamente|lamento|consulte
      ^ mi dispiace
      ^ scusa|scusi|purtroppo|spiacente|spiacenti|consulta|consultare
      ^ desculpe|desculpa|infelizmente|lamento|lamentamos
      ^ sinto muito
      ^ het spijt me|mij|ons
      ^ sorry|helaas|excuses|raadpleeg
      """)

  private static let unspacedRefusals = [
    "わかりません", "分かりません", "わからない", "分からない", "知りません", "記載されてい", "記載がありません", "記載はありません",
    "情報がありません", "情報はありません", "情報は含まれてい", "情報が含まれてい", "見つかりません", "見つけられません", "不明です", "お答えできません",
    "回答できません", "答えられません", "言及されてい", "言及はありません", "言及がありません", "提供されていません", "明記されてい",
    "不知道", "没有提到", "沒有提到", "未提及", "没有提及", "沒有提及", "没有相关", "沒有相關", "没有提供", "未提供", "未说明", "没有说明",
    "无法回答", "無法回答", "无法确定", "無法確定", "无法得知", "无法提供", "无法判断", "找不到", "未找到", "没有找到", "没有信息", "没有关于",
    "没有任何", "未包含", "不包含", "不清楚", "未明确", "没有明确", "알 수 없", "알수없", "모르겠", "모릅니다", "언급되지", "언급하지",
    "나와있지", "포함되어있지", "확인할", "없습니다",
  ]
  private static let unspacedCourtesies = [
    "申し訳", "すみません", "すいません", "恐れ入り", "ごめん", "抱歉", "对不起", "對不起", "很遗憾", "遗憾", "请提供", "如果您", "请问",
    "죄송", "유감",
  ]
}
