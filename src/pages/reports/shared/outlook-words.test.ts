import { expect, it } from 'vitest'
import { addDays, today } from '@/lib/shanghai-time'
import { outlookWords } from './outlook-words'

const reported = (daysAgo: number) => `${addDays(today(), -daysAgo)}T10:00:00+08:00`

it('sends nobody to a doctor today for what was urgent long ago', () => {
  expect(outlookWords({ outlook: 'critical', reportedAt: reported(0) })).toBe('critical')
  expect(outlookWords({ outlook: 'critical', reportedAt: reported(3) })).toBe('critical')
  expect(outlookWords({ outlook: 'critical', reportedAt: reported(4) })).toBe('criticalPast')
  expect(outlookWords({ outlook: 'outside', reportedAt: reported(900) })).toBe('outside')
})
