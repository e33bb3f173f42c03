import { describe, expect, it } from 'vitest'
import { jsonCopy } from './json-copy.ts'
import { parsePath, updateData } from './update-data.ts'

describe('setData', () => {
  it('understands the paths that Taro writes and the ones that people write', () => {
    expect(parsePath('root.cn.[0].cn.[12].v')).toEqual(['root', 'cn', 0, 'cn', 12, 'v'])
    expect(parsePath('list[0].name')).toEqual(['list', 0, 'name'])
    expect(parsePath('title')).toEqual(['title'])
    expect(() => parsePath('')).toThrow('is no path')
  })

  it('changes a text deep in the tree and leaves its neighbours as they were', () => {
    const data = { root: { cn: [{ sid: 'a', cn: [{ v: 'old' }] }, { sid: 'b' }] } }
    const updated = updateData(data, { 'root.cn.[0].cn.[0].v': 'new' })
    expect(updated).toEqual({ root: { cn: [{ sid: 'a', cn: [{ v: 'new' }] }, { sid: 'b' }] } })
    expect((updated.root as typeof data.root).cn[1]).toBe(data.root.cn[1])
    expect(data.root.cn[0]?.cn?.[0]?.v).toBe('old')
  })

  it('makes the lists and objects that a path needs', () => {
    expect(updateData({}, { 'a.b[1].c': 1 })).toEqual({ a: { b: [undefined, { c: 1 }] } })
    expect(updateData({ a: null }, { 'a.b': 1 })).toEqual({ a: { b: 1 } })
  })

  it('applies several changes of one branch in their order', () => {
    expect(updateData({ n: { a: 1 } }, { 'n.a': 2, 'n.b': 3, n2: 4 })).toEqual({ n: { a: 2, b: 3 }, n2: 4 })
    expect(updateData({}, { list: [{ v: 1 }], 'list[0].v': 2 })).toEqual({ list: [{ v: 2 }] })
  })

  it('carries JSON alone', () => {
    expect(jsonCopy({ a: undefined, b: () => 1, c: new Date(0), d: [undefined] })).toEqual({
      c: '1970-01-01T00:00:00.000Z',
      d: [null],
    })
  })
})
