import { describe, expect, it } from 'vitest'
import { encodeRequest } from './encode-request.ts'

const url = 'https://tongzhen.example/doctors'

describe('what my.request sends', () => {
  it('puts the data of a GET into the query', () => {
    expect(encodeRequest({ url, data: { name: '王', page: '1' } })).toEqual({
      url: `${url}?name=%E7%8E%8B&page=1`,
      method: 'GET',
      headers: { 'content-type': 'application/json' },
      body: undefined,
    })
    expect(encodeRequest({ url: `${url}?a=1`, data: { b: '2' } }).url).toBe(`${url}?a=1&b=2`)
  })

  it('puts the data of a POST into the body, as the content type says', () => {
    expect(encodeRequest({ url, method: 'POST', data: { a: '1' } }).body).toBe('{"a":"1"}')
    expect(encodeRequest({ url, method: 'POST', data: 'text' }).body).toBe('text')
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(encodeRequest({ url, method: 'POST', headers: form, data: { a: 'b c' } })).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b%20c',
    })
  })

  it('knows no PATCH, as Alipay does not', () => {
    expect(() => encodeRequest({ url, method: 'PATCH' as 'PUT' })).toThrow('my.request has no method PATCH')
    expect(() => encodeRequest({ url: '' })).toThrow('url is missing')
  })
})
