/// Who speaks in a message of a prompt.
package enum PromptRole: String, CaseIterable, Hashable, Sendable {
  case system, user, assistant, developer
}

/// One message that a template made.
package struct PromptMessage: Hashable, Sendable {
  /// Who speaks.
  package let role: PromptRole
  /// What is said.
  package let text: String

  /// Takes a role and a text.
  package init(role: PromptRole, text: String) {
    self.role = role
    self.text = text
  }
}
