import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConfigInput } from '../../src/config.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { at, createReportsDesk, type ReportsDesk } from './reports-desk.ts'

let desk: ReportsDesk
let wang: Booker
let liMing: Booker

beforeAll(async () => {
  desk = await createReportsDesk({ configure: withImpatience })
  wang = await newBooker(desk, 'wang-xiuying')
  liMing = await newBooker(desk, 'li-ming')
})
afterEach(() => {
  desk.sandbox.laboratory.faults.clear()
  desk.sandbox.imaging.faults.clear()
})
afterAll(() => desk.close())

/** Waits for a laboratory only so long. */
function withImpatience(config: ConfigInput): ConfigInput {
  const institutions = config.institutions.map((one) =>
    one.reports === undefined
      ? one
      : {
          ...one,
          reports: {
            ...one.reports,
            systems: one.reports.systems.map((system) =>
              system.name === 'laboratory' ? { ...system, timeoutMs: 3_000 } : system,
            ),
          },
        },
  )

  return { ...config, institutions }
}

describe('a laboratory that is', () => {
  it.each(['slow', 'lost-request', 'lost-answer', 'error-5xx', 'malformed', 'busy'] as const)(
    'struck by %s leaves the pictures to be seen, and is never taken for an empty one',
    async (kind) => {
      desk.sandbox.laboratory.faults.add({ kind, probability: 1 })
      const { reports, missing } = await desk.list(liMing)

      expect(missing).toEqual(['laboratory', 'microbiology', 'pathology'])
      expect(reports.map((one) => one.kind)).toEqual(['imaging', 'imaging'])
      await desk.read(liMing, reports[0] ?? { reportId: '' })
      const refusals = [
        desk.refused('listReports', {
          ...{
            device: liMing.device,
            params: at(liMing),
            query: { ...desk.lastYears(), kind: 'laboratory' },
          },
        }),
        desk.refused('getReport', {
          ...{ device: liMing.device, params: { ...at(liMing), reportId: 'laboratory.LAB0' } },
        }),
        desk.refused('getTrend', { device: liMing.device, params: { ...at(liMing), code: '1742-6' } }),
      ]
      for (const refused of refusals) expect(await refused).toBe('HOSPITAL_UNAVAILABLE')
    },
  )

  it('silent together with the pictures is a hospital that cannot be reached', async () => {
    for (const system of [desk.sandbox.laboratory, desk.sandbox.imaging])
      system.faults.add({ kind: 'lost-request', probability: 1 })

    const request = { device: wang.device, params: at(wang), query: desk.lastYears() }
    expect(await desk.refused('listReports', request)).toBe('HOSPITAL_UNAVAILABLE')
  })

  it('lost while it turns the page has not been read to the end, so it is missing', async () => {
    for (let count = 0; count < 45; count++)
      desk.addReport({ results: [{ kind: 'measured', test: 'crp', value: '3.0' }] })
    desk.sandbox.laboratory.faults.add({
      ...{ kind: 'lost-answer', probability: 1, path: '/fhir/DiagnosticReport' },
    })

    expect((await desk.list(wang)).missing).toEqual(['laboratory', 'microbiology', 'pathology'])
  })
})
