import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFirstContent } from '../../src/modules/content/first-content.ts'
import { knowledgeOf } from '../../src/modules/customer-service/knowledge.ts'
import { createKnowledgeIndex } from '../../src/modules/customer-service/knowledge-index.ts'
import { outOfScope, questions } from './questions.ts'

const path = join(import.meta.dirname, '../../../scripts/lib/demo-content/customer-service.json')
const first = loadFirstContent({
  institutions: [{ institutionId: 'tz-central', contentPaths: [path] }] as never,
})
const known = (first.get('tz-central') ?? []).flatMap(knowledgeOf)
const index = createKnowledgeIndex(known)
const asked = Object.entries(questions).flatMap(([ending, all]) =>
  all.map((question) => ({ ending, question })),
)
const endingsOf = (question: string) => index.find(question).map(({ contentId }) => contentId.slice(-2))

test('of what people ask in either language, at least 95 % find the right article among the first two', () => {
  const wrong = asked.filter(({ ending, question }) => !endingsOf(question).slice(0, 2).includes(ending))

  expect(known.length).toBeGreaterThanOrEqual(30)
  expect(asked.length).toBeGreaterThanOrEqual(100)
  expect(wrong.length / asked.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.05)
})

test('of what nobody has written about, at least nine in ten are not answered with something else', () => {
  const wrong = outOfScope.filter((question) => index.find(question).length > 0)

  expect(outOfScope.length).toBeGreaterThanOrEqual(40)
  expect(wrong.length / outOfScope.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.1)
})
