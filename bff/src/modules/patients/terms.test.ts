import type { Relation } from '@tongzhen/contract/patients'
import type { ProxyTerm } from '@tongzhen/contract/states'
import { expect, it } from 'vitest'
import { expiryOf } from './terms.ts'

const NOW = new Date('2026-11-24T09:00:00+08:00')
const cases: [ProxyTerm, Relation, string | null, string | null][] = [
  ['until_ended', 'parent', '1950-01-01', null],
  ['month', 'parent', '1950-01-01', '2026-12-24T01:00:00.000Z'],
  ['year', 'spouse', null, '2027-11-24T01:00:00.000Z'],
  ['month', 'self', '1950-01-01', null],
  // Midnight in Shanghai of the birthday.
  ['until_ended', 'child', '2016-03-05', '2030-03-04T16:00:00.000Z'],
  ['year', 'child', '2013-01-01', '2026-12-31T16:00:00.000Z'],
  ['until_ended', 'child', '2012-11-24', '2030-11-23T16:00:00.000Z'],
  ['month', 'child', '2010-06-01', '2026-12-24T01:00:00.000Z'],
  ['until_ended', 'child', '2008-11-24', null],
  // Nobody turns 18 on the 29th of February.
  ['until_ended', 'child', '2012-02-29', '2030-02-28T16:00:00.000Z'],
  ['until_ended', 'other_family', '2016-03-05', null],
]

it.each(cases)('rights for “%s” over a %s born on %s end on %s', (term, relation, birthOn, ends) => {
  expect(expiryOf(term, { relation, birthOn }, NOW)?.toISOString() ?? null).toBe(ends)
})
