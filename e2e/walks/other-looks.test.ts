import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherLooks, pages } from './pages.ts'
import { shortcomings } from './shortcomings.ts'
import { startWalk, type Walk } from './start-walk.ts'

/** The longest words in the largest letters on the narrowest phone: what holds there holds elsewhere. */
const look = { language: 'en-US', mode: 'elder' } as const
const widths = [320]
const usual = { language: 'zh-CN', mode: 'standard' } as const

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

  expect(await walk.walker.visit(sight, usual, fetchesPaying)).toBe(isNeeded)
})

test.each(otherLooks)('$name: no shortcoming', async (sight) => {
  expect(await walk.walker.visit(sight, look, (page) => shortcomings(page, look, widths))).toEqual([])
})
