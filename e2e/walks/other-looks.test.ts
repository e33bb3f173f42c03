import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherLooks } from './pages.ts'
import { shortcomings } from './shortcomings.ts'
import { startWalk, type Walk } from './start-walk.ts'

/** The longest words in the largest letters on the narrowest phone: what holds there holds elsewhere. */
const look = { language: 'en-US', mode: 'elder' } as const
const widths = [320]

let walk: Walk

beforeAll(async () => {
  walk = await startWalk()
})

afterAll(() => walk?.close())

test.each(otherLooks)('$name: no shortcoming', async (sight) => {
  expect(await walk.walker.visit(sight, look, (page) => shortcomings(page, look, widths))).toEqual([])
})
