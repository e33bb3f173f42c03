import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../stack.ts'
import { measuredPages, type Report, scoreOf, visit } from './lighthouse.ts'

let stack: Stack
let addresses: Awaited<ReturnType<typeof measuredPages>>

beforeAll(async () => {
  stack = await startStack()
  addresses = await measuredPages(stack)
})

afterAll(() => stack?.close())

test.each(['home', 'doctors', 'slots'] as const)('Lighthouse finds nothing to mend on %s', async (name) => {
  const report = await visit(addresses[name], ['accessibility', 'best-practices'])

  expect(failedAudits(report)).toEqual([])
  expect(scoreOf(report, 'accessibility')).toBe(100)
  expect(scoreOf(report, 'best-practices')).toBeGreaterThanOrEqual(95)
})

function failedAudits({ audits, categories }: Report): string[] {
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  )

  return counted.flatMap((id) => {
    const { score = null, title = '' } = audits[id] ?? {}
    return score !== null && score < 1 ? [`${id}: ${title}`] : []
  })
}
