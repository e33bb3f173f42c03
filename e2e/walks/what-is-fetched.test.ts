import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherLooks, pages } from './pages.ts'
import { startWalk, type Walk } from './start-walk.ts'

const look = { language: 'zh-CN', mode: 'standard' } as const

let walk: Walk

beforeAll(async () => {
  walk = await startWalk()
})

afterAll(() => walk?.close())

/** Does the page fetch what only paying needs? */
const fetchesPaying = (page: Page) =>
  page.evaluate(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/chunk/paying.')),
  )

test.each([
  ['appointment', false],
  ['appointment, to pay', true],
  ['payments', true],
])('who sees %s fetches what paying needs: %s', async (name, isNeeded) => {
  const sight = [...pages, ...otherLooks].find((one) => one.name === name)
  if (!sight) throw new Error(`there is no ${name}`)

  expect(await walk.walker.visit(sight, look, fetchesPaying)).toBe(isNeeded)
})
