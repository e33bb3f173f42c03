import { describe, expect, it } from 'vitest'
import { judgePosition, type Located } from './judge-position.ts'

/** The main hall, in the coordinates of Chinese maps; the same place in WGS-84 lies some 480 m away in numbers. */
const hall = { latitude: 31.2757, longitude: 121.5248, radiusMetres: 300 }
const inHall: Located = { latitude: 31.2757, longitude: 121.5248, accuracyMetres: 20, system: 'gcj02' }
/** So many metres north of the hall. */
const north = (metres: number, accuracyMetres: number): Located => ({
  ...inHall,
  accuracyMetres,
  latitude: hall.latitude + metres / 111_195,
})

describe('a telephone', () => {
  it('in the hall may check in, whichever coordinates its host speaks', () => {
    expect(judgePosition(inHall, hall)).toBe('near')
    expect(judgePosition({ ...inHall, latitude: 31.2776, longitude: 121.5203, system: 'wgs84' }, hall)).toBe(
      'near',
    )
  })

  it.each([
    [299, 5, 'near'],
    [340, 60, 'near'],
    [340, 30, 'far'],
    [1200, 30, 'far'],
    [700, 450, 'near'],
    [100, 501, 'unclear'],
    [1200, 2000, 'unclear'],
    [5000, 2000, 'far'],
  ])('%i m away, knowing its place to %i m, is %s', (metres, accuracyMetres, expected) => {
    const judged = judgePosition(north(metres, accuracyMetres), hall)
    expect(typeof judged === 'string' ? judged : 'far').toBe(expected)
  })

  it('that is too far away is told how far', () => {
    const judged = judgePosition(north(1234, 30), hall)
    expect(typeof judged === 'object' && Math.round(judged.farMetres)).toBe(1234)
  })
})
