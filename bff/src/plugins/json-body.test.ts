import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBff, type TestBff } from '../../test/harness.ts'

let bff: TestBff

beforeAll(async () => {
  bff = await createTestBff()
})
afterAll(() => bff.close())

const headers = {
  'x-tongzhen-channel': 'alipay',
  'idempotency-key': '0123456789abcdef',
  'content-type': 'application/json',
}

describe('a mini-program that names the JSON type on every call', () => {
  it('may send nothing where nothing is asked for', async () => {
    const answer = await bff.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: '' })

    expect(answer.statusCode).toBe(200)
  })

  it('is told when what it sends cannot be read', async () => {
    const answer = await bff.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: '{' })

    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.code).toBe('REQUEST_INVALID')
  })
})
