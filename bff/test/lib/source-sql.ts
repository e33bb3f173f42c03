import ts from 'typescript'

/** Builder calls that compile to SQL which openGauss does not have (reliability.md §1.4). */
const FORBIDDEN_CALLS = new Set([
  'onConflict',
  'onDuplicateKeyUpdate',
  'generatedAlwaysAsIdentity',
  'generatedByDefaultAsIdentity',
  'innerJoinLateral',
  'leftJoinLateral',
  'crossJoinLateral',
  'crossApply',
  'outerApply',
  'filterWhere',
  'filterWhereRef',
  'whenMatchedAnd',
  'whenNotMatchedAnd',
  'forKeyShare',
  'forNoKeyUpdate',
  'forShare',
])

export interface SourceFindings {
  /** SQL written by hand, gaps as `$1`. */
  statements: string[]
  /** Builder calls that are not portable, as `line: name`. */
  calls: string[]
  /** Uses of the outer database handle inside a transaction's callback, as `line: text`. */
  outerHandles: string[]
}

/** Reads a TypeScript file for what it says to the database. */
export function readSource(fileName: string, text: string): SourceFindings {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true)
  const findings: SourceFindings = { statements: [], calls: [], outerHandles: [] }
  const at = (node: ts.Node, what: string) =>
    `${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`

  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql')
      findings.statements.push(templateText(node.template))
    if (ts.isCallExpression(node)) {
      const name = calledName(node)
      if (FORBIDDEN_CALLS.has(name)) findings.calls.push(at(node, name))
      if (node.expression.getText() === 'sql.raw') findings.statements.push(literalText(node.arguments[0]))
      const transaction = transactionOf(node)
      if (transaction)
        for (const use of usesOf(transaction.handle, transaction.callback))
          findings.outerHandles.push(at(use, `${transaction.handle} inside its own transaction`))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return findings
}

function calledName(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression)
    ? call.expression.name.text
    : call.expression.getText()
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.head.text + template.templateSpans.map((span) => `$1${span.literal.text}`).join('')
}

function literalText(node: ts.Node | undefined): string {
  if (node && ts.isStringLiteralLike(node)) return node.text
  return node && ts.isTemplateExpression(node) ? templateText(node) : ''
}

/** `handle.transaction()….execute(callback)` of Kysely, or our own `inTransaction(handle, callback)`. */
function transactionOf(call: ts.CallExpression): { handle: string; callback: ts.Node } | undefined {
  const callback = call.arguments.at(-1)
  if (!callback || !isFunction(callback)) return undefined
  if (calledName(call) === 'inTransaction') {
    const [handle] = call.arguments
    return handle && { handle: handle.getText(), callback }
  }
  const handle = calledName(call) === 'execute' ? kyselyHandle(call.expression) : undefined

  return handle === undefined ? undefined : { handle, callback }
}

function kyselyHandle(node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return kyselyHandle(node.expression)
  if (!ts.isCallExpression(node)) return undefined
  const isStart = calledName(node) === 'transaction' && ts.isPropertyAccessExpression(node.expression)

  return isStart ? node.expression.expression.getText() : kyselyHandle(node.expression)
}

function isFunction(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

function usesOf(handle: string, callback: ts.Node): ts.Node[] {
  const uses: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)
    const isPropertyName = propertyNameOf(node.parent) === node
    if (isName && !isPropertyName && node.getText() === handle) uses.push(node)
    else ts.forEachChild(node, visit)
  }
  ts.forEachChild(callback, visit)
  return uses
}

/** The part of an expression that names a property and is no value itself: `x.db`, `{ db: tx }`. */
function propertyNameOf(parent: ts.Node): ts.Node | undefined {
  return ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined
}
