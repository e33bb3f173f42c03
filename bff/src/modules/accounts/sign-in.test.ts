import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBff, type TestBff } from '../../../test/harness.ts'

let bff: TestBff

beforeAll(async () => {
  bff = await createTestBff()
})
afterAll(() => bff.close())

describe('a person who signs in', () => {
  it.each(['wechat', 'suishenban', 'alipay', 'web'] as const)(
    'is known in %s afterwards',
    async (channel) => {
      const device = await bff.signIn('wang-xiuying', channel)
      const session = await bff.ok('getSession', { device })

      expect(session).toMatchObject({ state: 'signed_in', channel, consentsDue: [] })
    },
  )
})
