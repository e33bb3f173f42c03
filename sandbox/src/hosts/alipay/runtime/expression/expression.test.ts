import { describe, expect, it } from 'vitest'
import { compileBinding, compileTemplateData } from './compile-binding.ts'
import { compileExpression } from './compile-expression.ts'

const evaluate = (source: string, scope: Record<string, unknown> = {}) => compileExpression(source)(scope)

describe('expressions of axml', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ["'a' + 1", 'a1'],
    ['10 % 4 - -1', 3],
    ['1 < 2 && 2 >= 2', true],
    ["1 == '1'", true],
    ["1 === '1'", false],
    ['!0', true],
    ['!1', false],
    ['null ?? 5', 5],
    ["'' || 'none'", 'none'],
    ['1 ? 2 ? 3 : 4 : 5', 3],
    ["typeof 'x'", 'string'],
    ["'it\\'s'", "it's"],
    ['[1, 2,][1]', 2],
    ["{a: 1, 'b': 2}.b", 2],
  ])('%s is %j', (source, value) => {
    expect(evaluate(source)).toEqual(value)
  })

  it('reads what the page gives', () => {
    const scope = { i: { cn: [{ nn: '7' }], st: 'color:red' }, key: 'cn' }
    expect(evaluate('i.cn[0].nn', scope)).toBe('7')
    expect(evaluate('i[key].length', scope)).toBe(1)
    expect(evaluate('i.uid||i.sid', { i: { sid: '_a' } })).toBe('_a')
  })

  it('finds nothing where there is nothing, instead of failing', () => {
    expect(evaluate('a.b.c')).toBeUndefined()
    expect(evaluate('a.b()')).toBeUndefined()
    expect(evaluate('i.p4||[]', { i: {} })).toEqual([])
  })

  it('calls the functions of an sjs module, and methods with their object', () => {
    const xs = { b: (a: unknown, b: unknown) => (a === undefined ? b : a) }
    expect(evaluate('xs.b(i.p29,!1)', { xs, i: {} })).toBe(false)
    expect(evaluate("list.indexOf('b')", { list: ['a', 'b'] })).toBe(1)
  })

  it('refuses what is no expression', () => {
    expect(() => evaluate('a +')).toThrow('unexpected end in {{a +}}')
    expect(() => evaluate('a = 1')).toThrow('unexpected "="')
    expect(() => evaluate('a b')).toThrow('unexpected "b"')
  })
})

describe('bindings', () => {
  it('keep their type when they stand alone, and become text among text', () => {
    expect(compileBinding('{{ok}}')({ ok: false })).toBe(false)
    expect(compileBinding('a {{b}}-{{c}}')({ b: 1 })).toBe('a 1-')
    expect(compileBinding('plain')({})).toBe('plain')
    expect(compileBinding('{{a}}{{b}}')({ a: 'x', b: 'y' })).toBe('xy')
  })

  it('hand data to a template by name, by shorthand and by spreading', () => {
    expect(compileTemplateData('{{i:item,l, ...rest}}')({ item: 1, l: 2, rest: { z: 3 } })).toEqual({
      i: 1,
      l: 2,
      z: 3,
    })
    expect(compileTemplateData(undefined)({ i: 1 })).toEqual({})
  })
})
