import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dist } from '../run-stack.ts'
import { pages } from './pages.ts'
import { shortcomings } from './shortcomings.ts'
import { homeDesignPages } from './sights/home-designs.ts'
import { startWalk, type Walk } from './start-walk.ts'
import { looks } from './walker.ts'

let walk: Walk

beforeAll(async () => {
  walk = await startWalk()
})

afterAll(() => walk?.close())

test('every page of the app is walked', () => {
  const { pages: main, subPackages } = JSON.parse(
    readFileSync(join(dist, 'alipay/app.json'), 'utf8'),
  ) as AppJson
  const built = [
    ...main,
    ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ]
  const walked = pages.map(({ address }) => address(walk.lives).split('?')[0]?.slice(1))

  expect([...new Set(walked)].sort()).toEqual(built.sort())
})

test.each(homeDesignPages)('$name has no shortcoming in either language', async (sight) => {
  for (const look of looks.filter(({ mode }) => mode === 'standard'))
    expect(await walk.walker.visit(sight, look, (page) => shortcomings(page, look))).toEqual([])
})

test.each(pages)('$name has no shortcoming in either language and display', async (sight) => {
  expect(await walk.walker.tour(sight, shortcomings)).toEqual([])
})

/** The list of pages as Taro writes it for the mini-program. */
interface AppJson {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}
