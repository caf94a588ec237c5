/// A prompt file, compiled: text with places for values, split into messages.
///
/// The language is a part of Mustache, for text rather than HTML:
///
/// - `{{name}}`, `{{{name}}}` and `{{&name}}` are a value as it is; nothing is escaped, and values are never read as
///   templates. `{{name.part}}` is a part of a record, `{{.}}` the current item.
/// - `{{#name}}…{{/name}}` is rendered for each item of a list, or once if the value is not empty; `{{^name}}…{{/name}}`
///   if it is. Inside, the names of the item come before those outside.
/// - `{{! … }}` is a comment, `{{=<% %>=}}` sets other delimiters. Sections, comments and delimiters alone on a line take
///   the line with them.
/// - A line of the template that holds only `system:`, `user:`, `assistant:` or `developer:`, from its first column,
///   begins a message, also inside a section. Without such a line the whole is one user message. Blank lines of the
///   template at both ends of a message are dropped, and so is a message that has neither text nor values.
///
/// Names are resolved when the template is compiled: in an item, a name of the item's schema means the item's value even
/// where that is absent. There are no partials and no lambdas.
package struct PromptTemplate: Sendable {
  let program: PromptProgram

  /// The names of the schema that the template uses, in the order of their first use.
  package let variables: [String]

  /// Compiles a template; every name must be one of the schema.
  ///
  /// - Complexity: O(*n*) for *n* bytes of template.
  package init(_ source: String, schema: PromptSchema) throws(PromptTemplateError) {
    var compiler = PromptCompiler(source: PromptSource(source), schema: schema)
    program = try compiler.compile()
    variables = compiler.variables
  }

  /// Renders the messages with values in the order of the schema's slots; values that are left out are absent.
  package func render(_ values: [PromptValue]) -> [PromptMessage] {
    var output = PromptOutput()
    render(values, into: &output)
    return output.messages.map { PromptMessage(role: $0.role, text: output.text(of: $0)) }
  }

  /// Renders into a buffer that keeps its memory from one prompt to the next; what it held is forgotten.
  ///
  /// - Complexity: O(*n*) for *n* bytes of output; no look-up by name, no scanning of values.
  package func render(_ values: [PromptValue], into output: inout PromptOutput) {
    output.begin()
    var renderer = PromptRenderer(program: program, scopes: [.record(values)])
    renderer.run(0..<program.instructions.count, &output)
    output.end()
  }
}
