import { randomInt } from 'node:crypto'
import { createRandom } from '../lib/random.ts'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import { ageOn, CHECKERS, resultsOf } from './demo-reports.ts'
import { type Panel, type PanelKey, panels } from './panels.ts'
import type { Report } from './report.ts'

export interface Examined {
  patientNo: string
  sex: 'female' | 'male'
  /** `YYYY-MM-DD`. */
  bornOn: string
}

const HALF_AN_HOUR_MS = 1_800_000

/** What the laboratory finds in a specimen of half an hour ago, when nothing is the matter. */
export function newReport(panel: PanelKey, { patientNo, sex, bornOn }: Examined, nowMs: number): Report {
  const { tests: _, words: __, ...named } = panels[panel] as Panel
  const id = `LAB${randomInt(10_000_000, 99_999_999)}`
  const ageYears = ageOn(bornOn, shanghaiDate(nowMs))

  return {
    ...named,
    ...{ id, patientNo, category: 'LAB', status: 'final' },
    ...{ departmentName: '全科医学科', orderedBy: '金玉兰', checkedBy: CHECKERS.LAB },
    ...{ collectedAtMs: nowMs - HALF_AN_HOUR_MS, issuedAtMs: nowMs },
    results: resultsOf(panel, { order: {}, sex, ageYears, random: createRandom(id) }),
  }
}
