import { expect, it } from 'vitest'
import { createTestClock } from '../../test/test-clock.ts'
import { MINUTE_MS } from './clock.ts'
import { createSparingLog } from './log-sparingly.ts'

it('a flood from one address is one line a minute, which says how many there were', () => {
  const clock = createTestClock()
  const log = createSparingLog({ clock })
  const lines: [string, number][] = []
  const come = (address: string, times: number) => {
    for (let time = 1; time <= times; time += 1) log.note(address, (count) => lines.push([address, count]))
  }
  come('192.0.2.1', 500)
  come('192.0.2.2', 1)
  clock.advance(MINUTE_MS)
  come('192.0.2.1', 3)

  expect(lines).toEqual([
    ['192.0.2.1', 1],
    ['192.0.2.2', 1],
    ['192.0.2.1', 500],
  ])
})
