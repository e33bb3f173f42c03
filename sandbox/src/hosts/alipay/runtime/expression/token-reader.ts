import type { Binary } from './operators.ts'
import { type Token, tokenize } from './tokenize.ts'

/** The tokens of one expression, taken from left to right. */
export class TokenReader {
  readonly #source: string
  readonly #tokens: Token[]
  #next = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokenize(source)
  }

  peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', value: '' }
  }

  take(): Token {
    const token = this.peek()
    this.#next += 1

    return token
  }

  at(sign: string): boolean {
    const token = this.peek()

    return token.kind === 'sign' && token.value === sign
  }

  /** Takes the sign when it comes next. */
  skip(sign: string): boolean {
    if (!this.at(sign)) return false
    this.#next += 1

    return true
  }

  skipName(name: string): boolean {
    const token = this.peek()
    if (token.kind !== 'name' || token.value !== name) return false
    this.#next += 1

    return true
  }

  /** Takes the next token when it is one of these operators. */
  operatorOf(operators: Record<string, Binary>): Binary | undefined {
    const token = this.peek()
    const operator =
      token.kind === 'sign' && Object.hasOwn(operators, token.value) ? operators[token.value] : undefined
    if (operator !== undefined) this.#next += 1

    return operator
  }

  name(): string {
    const token = this.take()
    if (token.kind !== 'name') throw this.unexpected(token)

    return token.value
  }

  expect(sign: string): void {
    if (!this.skip(sign)) throw this.unexpected(this.peek())
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.unexpected(this.peek())
  }

  unexpected(token: Token): SyntaxError {
    return new SyntaxError(
      `unexpected ${token.kind === 'end' ? 'end' : `"${token.value}"`} in {{${this.#source}}}`,
    )
  }
}
