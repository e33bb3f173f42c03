export type Token =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'name'; value: string }
  | { kind: 'sign'; value: string }
  | { kind: 'end'; value: '' }

const SPACE = /\s+/y
const NUMBER = /\d+\.?\d*(?:e[+-]?\d+)?|\.\d+/iy
const STRING = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y
const NAME = /[A-Za-z_$][\w$]*/y
const SIGN = /\.\.\.|===|!==|\?\?|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/y

/** Cuts an expression of axml into tokens; the last is always `end`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let position = 0

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position
    const found = pattern.exec(source)
    if (found !== null) position = pattern.lastIndex

    return found
  }

  while (position < source.length) {
    if (match(SPACE) !== null) continue
    const token =
      numberToken(match(NUMBER)) ??
      stringToken(match(STRING)) ??
      nameToken(match(NAME)) ??
      signToken(match(SIGN))
    if (token === undefined) throw new SyntaxError(`unexpected "${source[position]}" in {{${source}}}`)
    tokens.push(token)
  }
  tokens.push({ kind: 'end', value: '' })

  return tokens
}

type Found = RegExpExecArray | null

const numberToken = (found: Found): Token | undefined =>
  found === null ? undefined : { kind: 'number', value: Number(found[0]) }

const nameToken = (found: Found): Token | undefined =>
  found === null ? undefined : { kind: 'name', value: found[0] }

const signToken = (found: Found): Token | undefined =>
  found === null ? undefined : { kind: 'sign', value: found[0] }

function stringToken(found: Found): Token | undefined {
  if (found === null) return undefined
  const raw = found[1] ?? found[2] ?? ''
  const value = raw.replace(
    /\\(.)/g,
    (_, character: string) => ({ n: '\n', t: '\t' })[character] ?? character,
  )

  return { kind: 'string', value }
}
