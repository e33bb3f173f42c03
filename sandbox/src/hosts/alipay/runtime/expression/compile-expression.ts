import { LEVELS } from './operators.ts'
import type { Scope } from './scope.ts'
import { TokenReader } from './token-reader.ts'

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

const LITERALS: Record<string, unknown> = { true: true, false: false, null: null, undefined: undefined }

class Parser {
  readonly #tokens: TokenReader

  constructor(source: string) {
    this.#tokens = new TokenReader(source)
  }

  expression(): Evaluate {
    const evaluate = this.#conditional()
    this.#tokens.expectEnd()

    return evaluate
  }

  objectContent(): Evaluate {
    const evaluate = this.#properties()
    this.#tokens.expectEnd()

    return evaluate
  }

  #conditional(): Evaluate {
    const test = this.#or()
    if (!this.#tokens.skip('?')) return test
    const yes = this.#conditional()
    this.#tokens.expect(':')
    const no = this.#conditional()

    return (scope) => (test(scope) ? yes(scope) : no(scope))
  }

  #or(): Evaluate {
    let left = this.#and()
    for (;;) {
      const first = left
      if (this.#tokens.skip('||')) {
        const second = this.#and()
        left = (scope) => first(scope) || second(scope)
      } else if (this.#tokens.skip('??')) {
        const second = this.#and()
        left = (scope) => first(scope) ?? second(scope)
      } else return left
    }
  }

  #and(): Evaluate {
    let left = this.#binary(0)
    while (this.#tokens.skip('&&')) {
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
    for (
      let operator = this.#tokens.operatorOf(operators);
      operator;
      operator = this.#tokens.operatorOf(operators)
    ) {
      const apply = operator
      const first = left
      const second = this.#binary(level + 1)
      left = (scope) => apply(first(scope), second(scope))
    }

    return left
  }

  #unary(): Evaluate {
    if (this.#tokens.skip('!')) return map(this.#unary(), (value) => !value)
    if (this.#tokens.skip('-')) return map(this.#unary(), (value) => -Number(value))
    if (this.#tokens.skip('+')) return map(this.#unary(), Number)
    if (this.#tokens.skipName('typeof')) return map(this.#unary(), (value) => typeof value)

    return this.#member()
  }

  /** `a.b`, `a[b]` and `a.b(c)`, the last with its object as `this`. */
  #member(): Evaluate {
    let target: Evaluate = () => undefined
    let value = this.#primary()
    for (;;) {
      const object = value
      if (this.#tokens.skip('.')) {
        const key = this.#tokens.name()
        target = object
        value = (scope) => propertyOf(object(scope), key)
      } else if (this.#tokens.skip('[')) {
        const key = this.#conditional()
        this.#tokens.expect(']')
        target = object
        value = (scope) => propertyOf(object(scope), key(scope))
      } else if (this.#tokens.skip('(')) {
        const list = this.#list(')')
        const self = target
        value = (scope) => call({ callee: object(scope), self: self(scope), list: list(scope) })
      } else return value
    }
  }

  #primary(): Evaluate {
    const token = this.#tokens.take()
    if (token.kind === 'number' || token.kind === 'string') return () => token.value
    if (token.kind === 'name') {
      const name = token.value
      if (Object.hasOwn(LITERALS, name)) return () => LITERALS[name]

      return (scope) => scope[name]
    }
    if (token.value === '[') return this.#list(']')
    if (token.value === '{') {
      const object = this.#properties()
      this.#tokens.expect('}')

      return object
    }
    if (token.value !== '(') throw this.#tokens.unexpected(token)
    const inner = this.#conditional()
    this.#tokens.expect(')')

    return inner
  }

  #list(end: string): (scope: Scope) => unknown[] {
    const items: Evaluate[] = []
    while (!this.#tokens.skip(end)) {
      items.push(this.#conditional())
      if (this.#tokens.skip(end)) break
      this.#tokens.expect(',')
    }

    return (scope) => items.map((item) => item(scope))
  }

  /** `a: 1, b, 'c': d, ...e`, up to a closing brace or the end. */
  #properties(): Evaluate {
    const parts: ((scope: Scope, object: Record<string, unknown>) => void)[] = []
    while (!this.#tokens.at('}') && this.#tokens.peek().kind !== 'end') {
      if (this.#tokens.skip('...')) {
        const spread = this.#conditional()
        parts.push((scope, object) => Object.assign(object, spread(scope)))
      } else {
        const key = this.#tokens.take()
        if (key.kind !== 'name' && key.kind !== 'string') throw this.#tokens.unexpected(key)
        const name = key.value
        const value: Evaluate = this.#tokens.skip(':') ? this.#conditional() : (scope) => scope[name]
        parts.push((scope, object) => {
          object[name] = value(scope)
        })
      }
      if (!this.#tokens.skip(',')) break
    }

    return (scope) => {
      const object: Record<string, unknown> = {}
      for (const part of parts) part(scope, object)

      return object
    }
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
