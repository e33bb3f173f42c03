import { describe, expect, it } from 'vitest'
import { markTypeof } from './module-scope.ts'

describe('asking whether a global is there', () => {
  it('is marked, so that it is not taken for using it', () => {
    expect(markTypeof(`if(typeof window!=="undefined")x()`)).toBe(
      `if($typeof(typeof window)!=="undefined")x()`,
    )
    expect(markTypeof(`"object"==typeof self&&self`)).toBe(`"object"==$typeof(typeof self)&&self`)
  })

  it('is something else than looking into it', () => {
    for (const use of [
      'typeof window.document',
      'typeof window["x"]',
      'typeof window (1)',
      'typeof(x)',
      'typeofx y',
    ]) {
      expect(markTypeof(use)).toBe(use)
    }
  })
})
