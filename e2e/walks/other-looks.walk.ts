import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { otherLooks } from './pages.ts'
import { shortcomings } from './shortcomings.ts'
import { startWalk, type Walk } from './start-walk.ts'
import type { Look } from './walker.ts'

/** The shortest words in the smallest letters, and the longest in the largest. */
const looks: Look[] = [
  { language: 'zh-CN', mode: 'standard' },
  { language: 'en-US', mode: 'elder' },
]

let walk: Walk

beforeAll(async () => {
  walk = await startWalk()
})

afterAll(() => walk?.close())

describe.each(looks)('in $language, $mode display', (look) => {
  test.each(otherLooks)('$name: no shortcoming', async (sight) => {
    const page = await walk.walker.open(sight, look)

    expect(await shortcomings(page, look, [320])).toEqual([])
    await page.close()
  })
})
