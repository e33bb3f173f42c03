import { describe, expect, it } from 'vitest'
import { parsePageAddress, parseQuery } from './page-address.ts'

describe('the address of a page', () => {
  it('is seen from the root or from the page on top', () => {
    expect(parsePageAddress('/pages/form/index?id=7', 'pages/home/index')).toEqual({
      route: 'pages/form/index',
      query: { id: '7' },
    })
    expect(parsePageAddress('../form/index', 'pages/home/index').route).toBe('pages/form/index')
  })

  it('has decoded values', () => {
    expect(parseQuery('x=%E5%BC%A0%20%E4%B8%89&y=a=b&z')).toEqual({ x: '张 三', y: 'a=b', z: '' })
    expect(parseQuery('rate=100%')).toEqual({ rate: '100%' })
  })
})
