import { beforeEach, expect, test, vi } from 'vitest'

const phone = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (name: string) => phone.get(name),
    setStorageSync: (name: string, value: unknown) => phone.set(name, value),
    removeStorageSync: (name: string) => phone.delete(name),
  },
}))

const OURS = 'pay_0000000000000000000A'
const OTHER = 'pay_0000000000000000000B'

/** A page loaded anew remembers nothing but what the phone keeps. */
async function load() {
  vi.resetModules()
  return (await import('./cashier-visit')).cashierVisit
}

beforeEach(() => phone.clear())

test('paying that was pressed for opens the cashier once, and only the one of that payment', async () => {
  const visit = await load()
  visit.want(OURS)

  expect([visit.take(OTHER), visit.take(OURS), visit.take(OURS)]).toEqual([false, true, false])
})

test('a page loaded anew opens no cashier by itself', async () => {
  const before = await load()
  before.want(OURS)
  const visit = await load()

  expect(visit.take(OURS)).toBe(false)
})

test('who comes back from the cashier after the app was closed is asked about once', async () => {
  const before = await load()
  before.begin(OURS)
  const visit = await load()

  expect([visit.end(OTHER), visit.end(OURS), visit.end(OURS)]).toEqual([false, true, false])
})
