import type { Scope } from './scope.ts'
import { type Token, tokenize } from './tokenize.ts'

export type Evaluate = (scope: Scope) => unknown

/**
 * Compiles what stands between `{{` and `}}`: JavaScript's expressions without assignment, functions or `new`.
 * As in Alipay, reading a property of nothing gives undefined instead of an error.
 */
export function compileExpression(source: string): Evaluate {
  return new Parser(source).expression()
}

/** Compiles `data="{{ }}"` of a template: the inside of an object literal. */
export function compileObjectExpression(source: string): Evaluate {
  return new Parser(source).objectContent()
}

type Binary = (left: unknown, right: unknown) => unknown

/** Loosest first; each level binds from left to right. */
const LEVELS: Record<string, Binary>[] = [
  {
    '===': (a, b) => a === b,
    '!==': (a, b) => a !== b,
    // biome-ignore lint/suspicious/noDoubleEquals: it is the operator that the page wrote
    '==': (a, b) => a == b,
    // biome-ignore lint/suspicious/noDoubleEquals: it is the operator that the page wrote
    '!=': (a, b) => a != b,
  },
  {
    '<': (a, b) => (a as number) < (b as number),
    '>': (a, b) => (a as number) > (b as number),
    '<=': (a, b) => (a as number) <= (b as number),
    '>=': (a, b) => (a as number) >= (b as number),
  },
  {
    '+': (a, b) => (a as number) + (b as number),
    '-': (a, b) => Number(a) - Number(b),
  },
  {
    '*': (a, b) => Number(a) * Number(b),
    '/': (a, b) => Number(a) / Number(b),
    '%': (a, b) => Number(a) % Number(b),
  },
]

const LITERALS: Record<string, unknown> = { true: true, false: false, null: null, undefined: undefined }

class Parser {
  readonly #source: string
  readonly #tokens: Token[]
  #next = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokenize(source)
  }

  expression(): Evaluate {
    const evaluate = this.#conditional()
    this.#expectEnd()

    return evaluate
  }

  objectContent(): Evaluate {
    const evaluate = this.#properties()
    this.#expectEnd()

    return evaluate
  }

  #conditional(): Evaluate {
    const test = this.#or()
    if (!this.#skip('?')) return test
    const yes = this.#conditional()
    this.#expect(':')
    const no = this.#conditional()

    return (scope) => (test(scope) ? yes(scope) : no(scope))
  }

  #or(): Evaluate {
    let left = this.#and()
    for (;;) {
      const first = left
      if (this.#skip('||')) {
        const second = this.#and()
        left = (scope) => first(scope) || second(scope)
      } else if (this.#skip('??')) {
        const second = this.#and()
        left = (scope) => first(scope) ?? second(scope)
      } else return left
    }
  }

  #and(): Evaluate {
    let left = this.#binary(0)
    while (this.#skip('&&')) {
      const first = left
      const second = this.#binary(0)
      left = (scope) => first(scope) && second(scope)
    }

    return left
  }

  #binary(level: number): Evaluate {
    const operators = LEVELS[level]
    if (operators === undefined) return this.#unary()
    let left = this.#binary(level + 1)
    for (let operator = this.#operator(operators); operator; operator = this.#operator(operators)) {
      const apply = operator
      const first = left
      const second = this.#binary(level + 1)
      left = (scope) => apply(first(scope), second(scope))
    }

    return left
  }

  #unary(): Evaluate {
    if (this.#skip('!')) return map(this.#unary(), (value) => !value)
    if (this.#skip('-')) return map(this.#unary(), (value) => -Number(value))
    if (this.#skip('+')) return map(this.#unary(), Number)
    if (this.#skipName('typeof')) return map(this.#unary(), (value) => typeof value)

    return this.#member()
  }

  /** `a.b`, `a[b]` and `a.b(c)`, the last with its object as `this`. */
  #member(): Evaluate {
    let target: Evaluate = () => undefined
    let value = this.#primary()
    for (;;) {
      const object = value
      if (this.#skip('.')) {
        const key = this.#name()
        target = object
        value = (scope) => propertyOf(object(scope), key)
      } else if (this.#skip('[')) {
        const key = this.#conditional()
        this.#expect(']')
        target = object
        value = (scope) => propertyOf(object(scope), key(scope))
      } else if (this.#skip('(')) {
        const list = this.#list(')')
        const self = target
        value = (scope) => call({ callee: object(scope), self: self(scope), list: list(scope) })
      } else return value
    }
  }

  #primary(): Evaluate {
    const token = this.#take()
    if (token.kind === 'number' || token.kind === 'string') return () => token.value
    if (token.kind === 'name') {
      const name = token.value
      if (Object.hasOwn(LITERALS, name)) return () => LITERALS[name]

      return (scope) => scope[name]
    }
    if (token.value === '[') return this.#list(']')
    if (token.value === '{') {
      const object = this.#properties()
      this.#expect('}')

      return object
    }
    if (token.value !== '(') throw this.#unexpected(token)
    const inner = this.#conditional()
    this.#expect(')')

    return inner
  }

  #list(end: string): (scope: Scope) => unknown[] {
    const items: Evaluate[] = []
    while (!this.#skip(end)) {
      items.push(this.#conditional())
      if (this.#skip(end)) break
      this.#expect(',')
    }

    return (scope) => items.map((item) => item(scope))
  }

  /** `a: 1, b, 'c': d, ...e`, up to a closing brace or the end. */
  #properties(): Evaluate {
    const parts: ((scope: Scope, object: Record<string, unknown>) => void)[] = []
    while (!this.#at('}') && this.#peek().kind !== 'end') {
      if (this.#skip('...')) {
        const spread = this.#conditional()
        parts.push((scope, object) => Object.assign(object, spread(scope)))
      } else {
        const key = this.#take()
        if (key.kind !== 'name' && key.kind !== 'string') throw this.#unexpected(key)
        const name = key.value
        const value: Evaluate = this.#skip(':') ? this.#conditional() : (scope) => scope[name]
        parts.push((scope, object) => {
          object[name] = value(scope)
        })
      }
      if (!this.#skip(',')) break
    }

    return (scope) => {
      const object: Record<string, unknown> = {}
      for (const part of parts) part(scope, object)

      return object
    }
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', value: '' }
  }

  #take(): Token {
    const token = this.#peek()
    this.#next += 1

    return token
  }

  #at(sign: string): boolean {
    const token = this.#peek()

    return token.kind === 'sign' && token.value === sign
  }

  #skip(sign: string): boolean {
    if (!this.#at(sign)) return false
    this.#next += 1

    return true
  }

  #skipName(name: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'name' || token.value !== name) return false
    this.#next += 1

    return true
  }

  #operator(operators: Record<string, Binary>): Binary | undefined {
    const token = this.#peek()
    const operator =
      token.kind === 'sign' && Object.hasOwn(operators, token.value) ? operators[token.value] : undefined
    if (operator !== undefined) this.#next += 1

    return operator
  }

  #name(): string {
    const token = this.#take()
    if (token.kind !== 'name') throw this.#unexpected(token)

    return token.value
  }

  #expect(sign: string): void {
    if (!this.#skip(sign)) throw this.#unexpected(this.#peek())
  }

  #expectEnd(): void {
    if (this.#peek().kind !== 'end') throw this.#unexpected(this.#peek())
  }

  #unexpected(token: Token): SyntaxError {
    return new SyntaxError(
      `unexpected ${token.kind === 'end' ? 'end' : `"${token.value}"`} in {{${this.#source}}}`,
    )
  }
}

function map(evaluate: Evaluate, change: (value: unknown) => unknown): Evaluate {
  return (scope) => change(evaluate(scope))
}

function propertyOf(object: unknown, key: unknown): unknown {
  if (object === null || object === undefined) return undefined

  return (object as Record<PropertyKey, unknown>)[key as PropertyKey]
}

function call({ callee, self, list }: { callee: unknown; self: unknown; list: unknown[] }): unknown {
  return typeof callee === 'function' ? callee.apply(self, list) : undefined
}
