import { beforeEach, describe, expect, it } from 'vitest'
import type { VNode } from '../render/vnode.ts'
import { matchChildren } from './match-children.ts'
import { type Container, type Mounted, patchChildren } from './patch-children.ts'

interface Shown {
  text: string
}

/** A container that shows texts in a list and remembers what was done to it. */
class TextList implements Container<Shown> {
  readonly shown: Shown[] = []
  work: string[] = []

  insert(place: Shown, before: Shown | undefined): void {
    const old = this.shown.indexOf(place)
    if (old >= 0) this.shown.splice(old, 1)
    this.shown.splice(before === undefined ? this.shown.length : this.shown.indexOf(before), 0, place)
    this.work.push(`insert ${place.text}`)
  }

  remove(place: Shown): void {
    this.shown.splice(this.shown.indexOf(place), 1)
    this.work.push(`remove ${place.text}`)
  }
}

const node = (key: string, text = key): VNode => ({ kind: 'text', key, text })
const textOf = (vnode: VNode) => (vnode.kind === 'text' ? vnode.text : '')

let list: TextList
let mounted: Mounted<Shown>[]

function mount(vnode: VNode): Mounted<Shown> {
  let current = vnode
  const place = { text: textOf(vnode) }

  return {
    place,
    get vnode() {
      return current
    },
    update(next) {
      current = next
      place.text = textOf(next)
    },
    dispose: () => list.work.push(`dispose ${place.text}`),
  }
}

function show(...next: VNode[]): string {
  mounted = patchChildren({ container: list, mounted, next, mount })

  return list.shown.map(({ text }) => text).join(' ')
}

describe('patching children', () => {
  beforeEach(() => {
    list = new TextList()
    mounted = []
  })

  it('shows what is new and takes away what is gone', () => {
    expect(show(node('a'), node('b'), node('c'))).toBe('a b c')
    list.work = []
    expect(show(node('a'), node('c'), node('d'))).toBe('a c d')
    expect(list.work).toEqual(['remove b', 'dispose b', 'insert d'])
  })

  it('changes what stays without touching its place', () => {
    show(node('a'), node('b'))
    const [first] = list.shown
    list.work = []
    expect(show(node('a', 'A'), node('b'))).toBe('A b')
    expect(list.shown[0]).toBe(first)
    expect(list.work).toEqual([])
  })

  it('moves one node when one node has moved', () => {
    show(node('a'), node('b'), node('c'), node('d'))
    list.work = []
    expect(show(node('b'), node('c'), node('d'), node('a'))).toBe('b c d a')
    expect(list.work).toEqual(['insert a'])
    list.work = []
    expect(show(node('a'), node('b'), node('c'), node('d'))).toBe('a b c d')
    expect(list.work).toEqual(['insert a'])
  })

  it('puts something new before an input without moving the input', () => {
    show(node('input'))
    list.work = []
    expect(show(node('hint'), node('input'))).toBe('hint input')
    expect(list.work).toEqual(['insert hint'])
  })

  it('tells apart siblings that carry the same key', () => {
    expect(show(node('x', '1'), node('x', '2'))).toBe('1 2')
    expect(show(node('x', '1'), node('x', '3'), node('x', '4'))).toBe('1 3 4')
  })

  it('replaces a node of another kind under the same key', () => {
    expect(matchChildren(['view _a'], ['text _a'])).toEqual({ sources: [-1], steady: new Set() })
  })

  it('turns any order into any other', () => {
    const orders = ['abcde', 'edcba', 'bxcay', 'y', '', 'abcdefgh', 'hagbfced']
    for (const order of orders) {
      expect(show(...[...order].map((key) => node(key)))).toBe([...order].join(' '))
    }
  })
})
