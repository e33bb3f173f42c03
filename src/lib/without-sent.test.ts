import { expect, test } from 'vitest'
import { withoutSent } from './without-sent'

test.each([
  [' 膝盖痛 ', ''],
  ['膝盖痛，上下楼厉害。', '上下楼厉害。'],
  ['膝盖痛 since May', 'since May'],
  ['咳嗽两周', '咳嗽两周'],
])('when “膝盖痛” has arrived, of “%s” stays “%s”', (text, left) => {
  expect(withoutSent(text, '膝盖痛')).toBe(left)
})
