import { compileExpression, compileObjectExpression, type Evaluate } from './compile-expression.ts'

const BINDING = /\{\{([\s\S]*?)\}\}/g
const ONE_BINDING = /^\s*\{\{([\s\S]*)\}\}\s*$/

/**
 * Compiles an attribute or a text. One binding alone keeps its type (`{{true}}` is a boolean); among other text
 * everything becomes text, and nothing becomes the empty string.
 */
export function compileBinding(source: string): Evaluate {
  if (!source.includes('{{')) return () => source
  const alone = ONE_BINDING.exec(source)?.[1]
  if (alone !== undefined && !alone.includes('{{')) return compileExpression(alone)

  const parts: Evaluate[] = []
  let end = 0
  for (const found of source.matchAll(BINDING)) {
    const before = source.slice(end, found.index)
    parts.push(() => before, compileExpression(found[1] ?? ''))
    end = found.index + found[0].length
  }
  const rest = source.slice(end)

  return (scope) => parts.map((part) => part(scope) ?? '').join('') + rest
}

/** Compiles the `data` of a template; without it, nothing is handed over. */
export function compileTemplateData(source: string | undefined): Evaluate {
  const content = ONE_BINDING.exec(source ?? '')?.[1]

  return content === undefined ? () => ({}) : compileObjectExpression(content)
}
