import { expect, it } from 'vitest'
import { stageTold } from './stage.ts'

it('that the money is there is told when one may apply anew, and not a moment before', () => {
  expect(stageTold('returning', 'confirming')).toBe('sending')
  expect(stageTold('returning', 'done')).toBe('sending')
  expect(stageTold('returned', 'confirming')).toBe('arrived')
  expect(stageTold('returned', 'done')).toBe('arrived')
})

it('that it is back on the card is told when one may apply anew, and not a moment before', () => {
  expect(stageTold('returning', 'restored')).toBe('going_back_to_card')
  expect(stageTold('refused', 'restored')).toBe('back_on_card')
})
