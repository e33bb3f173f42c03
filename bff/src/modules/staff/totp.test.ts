import { describe, expect, it } from 'vitest'
import { newTotpSecret, otpauthUri, stepsOf, totpCode, totpStep } from './totp.ts'

/** `12345678901234567890` of RFC 6238, appendix B, in base 32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('the code of an authenticator', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('after %d seconds is that of RFC 6238', (seconds, code) => {
    expect(totpCode(SECRET, totpStep(new Date(seconds * 1000)))).toBe(code)
  })

  it('is taken by a phone that is half a minute off, and not by one that is a minute and a half off', () => {
    const at = new Date('2026-11-24T09:00:00+08:00')
    const step = totpStep(at)
    expect(stepsOf({ secret: SECRET, code: totpCode(SECRET, step - 1), at })).toEqual([step - 1])
    expect(stepsOf({ secret: SECRET, code: totpCode(SECRET, step + 1), at })).toEqual([step + 1])
    for (const far of [-3, -2, 2, 3])
      expect(stepsOf({ secret: SECRET, code: totpCode(SECRET, step + far), at })).toEqual([])
  })

  it('has a secret of 160 bits that nobody else has', () => {
    const secrets = Array.from({ length: 50 }, newTotpSecret)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new Set(secrets).size).toBe(50)
  })

  it('is set up by an address that says whose it is', () => {
    expect(otpauthUri({ secret: SECRET, account: '139****0001' })).toBe(
      `otpauth://totp/Tongzhen%20%E9%80%9A%E8%AF%8A:139****0001?secret=${SECRET}&issuer=Tongzhen%20%E9%80%9A%E8%AF%8A`,
    )
  })
})
