import { beforeEach, describe, expect, it, vi } from 'vitest'

const phone = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (name: string) => phone.get(name),
    setStorageSync: (name: string, value: unknown) => phone.set(name, structuredClone(value)),
  },
}))

const { intentionKeys } = await import('./intention-keys')

const BOOK_FOR_MOTHER = 'book {"patientId":"pat_00000000000000000001","slotId":"05"}'
const DAY_MS = 24 * 3_600_000

beforeEach(() => phone.clear())

describe('the key of what a person wants', () => {
  it('is the same again while nobody knows the outcome, also after the page was loaded anew', () => {
    expect(intentionKeys.of(BOOK_FOR_MOTHER)).toBe(intentionKeys.of(BOOK_FOR_MOTHER))
  })

  it('is another one for another wish', () => {
    expect(intentionKeys.of(BOOK_FOR_MOTHER)).not.toBe(intentionKeys.of(BOOK_FOR_MOTHER.replace('05', '06')))
  })

  it('is a new one once the outcome is known', () => {
    const first = intentionKeys.of(BOOK_FOR_MOTHER)
    intentionKeys.settle(BOOK_FOR_MOTHER)
    expect(intentionKeys.of(BOOK_FOR_MOTHER)).not.toBe(first)
  })

  it('outlives the outcome of another wish', () => {
    const first = intentionKeys.of(BOOK_FOR_MOTHER)
    intentionKeys.of('cancel')
    intentionKeys.settle('cancel')
    expect(intentionKeys.of(BOOK_FOR_MOTHER)).toBe(first)
  })

  it('is forgotten after a day, as the server forgets it', () => {
    const first = intentionKeys.of(BOOK_FOR_MOTHER, 0)
    expect(intentionKeys.of(BOOK_FOR_MOTHER, DAY_MS)).not.toBe(first)
  })

  it('tells whether it may have been done, until the outcome is known', () => {
    const first = intentionKeys.of(BOOK_FOR_MOTHER)
    expect(intentionKeys.mayBeDone(BOOK_FOR_MOTHER)).toBe(false)
    intentionKeys.leave(BOOK_FOR_MOTHER)
    expect(intentionKeys.mayBeDone(BOOK_FOR_MOTHER)).toBe(true)
    expect(intentionKeys.of(BOOK_FOR_MOTHER)).toBe(first)
    intentionKeys.settle(BOOK_FOR_MOTHER)
    expect(intentionKeys.mayBeDone(BOOK_FOR_MOTHER)).toBe(false)
  })

  it('leaves nothing of the person on the phone', () => {
    intentionKeys.of(BOOK_FOR_MOTHER)
    expect(JSON.stringify([...phone])).not.toContain('pat_')
  })
})
