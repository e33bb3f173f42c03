import type { Clock } from '../lib/clock.ts'
import { createRandom } from '../lib/random.ts'
import { addDays, instantOf, shanghaiDate } from '../lib/shanghai-time.ts'
import type { DemoPerson } from '../people.ts'
import { encounterIdOf } from '../records/encounter.ts'
import { type DemoOrder, demoOrders } from './demo-orders.ts'
import { type LabTest, labTests, rangeFor } from './lab-tests.ts'
import { type Panel, panels } from './panels.ts'
import type { Report, Result } from './report.ts'
import { wordsTests } from './words-tests.ts'

export const CHECKERS = {
  LAB: '检验技师 高洁',
  MB: '检验技师 马骏',
  SP: '病理医师 曹颖',
  RAD: '影像医师 唐毅',
}
const HOURS_TO_REPORT = { LAB: 4, MB: 72, SP: 120, RAD: 3 }
const HOUR_MS = 3_600_000

interface DemoReportsOptions {
  hospitalCode: string
  people: readonly DemoPerson[]
  seed: string
  /** The day of the first start, from which the stories count back. */
  today: string
  clock: Clock
}

/** The reports that a hospital holds of demo people from the beginning: the same for the same seed and day. */
export function demoReports({ hospitalCode, people, seed, today, clock }: DemoReportsOptions): Report[] {
  return people.flatMap((person) => {
    const file = person.files.find((one) => one.hospitalCode === hospitalCode)
    if (file === undefined) return []
    const random = createRandom(`${seed}/reports/${hospitalCode}/${file.patientNo}`)
    const numbers = createRandom(`${seed}/report-numbers/${hospitalCode}/${file.patientNo}`)

    return (demoOrders[person.id]?.[hospitalCode] ?? []).flatMap((order) => {
      const collectedOn = addDays(today, -order.daysAgo)
      const collectedAtMs = instantOf(collectedOn, `07:${String(random.integer(10, 59))}`)
      const ageYears = ageOn(person.bornOn, shanghaiDate(collectedAtMs))
      const common = (category: Report['category']) => {
        const issuedAtMs = collectedAtMs + HOURS_TO_REPORT[category] * HOUR_MS

        return {
          ...{ id: `${category}${numbers.integer(10_000_000, 99_999_999)}`, category },
          ...{ patientNo: file.patientNo, status: 'final' as const, collectedAtMs },
          encounterId: encounterIdOf({ ...order, patientNo: file.patientNo, day: collectedOn }),
          ...{ departmentName: order.departmentName, orderedBy: order.orderedBy },
          ...{ checkedBy: CHECKERS[category], issuedAtMs: Math.min(issuedAtMs, clock.now()) },
        }
      }
      const measured = (order.panels ?? []).map((key): Report => {
        const { tests: _, words: __, ...panel } = panels[key] as Panel
        const results = resultsOf(key, { order, sex: person.sex, ageYears, random })

        return { ...common('LAB'), ...panel, results }
      })

      if (order.written === undefined) return measured
      const { toldInDays, ...written } = order.written
      const toldOn = toldInDays === undefined ? undefined : addDays(today, toldInDays)

      return [...measured, { ...common(written.category), ...written, toldOn }]
    })
  })
}

/** Each value as the order has it, or somewhere within its range. */
export function resultsOf(
  key: keyof typeof panels,
  {
    order,
    sex,
    ageYears,
    random,
  }: {
    order: Pick<DemoOrder, 'values' | 'words' | 'isInOtherUnit'>
    sex: 'female' | 'male'
    ageYears: number
    random: ReturnType<typeof createRandom>
  },
): Result[] {
  const { tests, words = [] }: Panel = panels[key]
  const measured = tests.map((test): Result => {
    const labTest: LabTest = labTests[test]
    const within = somewhereWithin(rangeFor(labTest, { sex, ageYears }), random.next())
    const given = order.values?.[test] ?? within
    const isInOtherUnit = order.isInOtherUnit && labTest.other !== undefined
    if (typeof given === 'string') return { kind: 'measured', test, value: given.slice(1), comparator: '<' }
    const value = isInOtherUnit ? inOtherUnit(labTest, given) : given.toFixed(labTest.decimals)

    return { kind: 'measured', test, value, isInOtherUnit }
  })

  return [
    ...measured,
    ...words.map((test): Result => {
      const { expected } = wordsTests[test] as { expected?: string }

      return { kind: 'words', test, text: order.words?.[test] ?? expected ?? '未见异常' }
    }),
  ]
}

/** Not near an end: nobody is to wonder about a story that is none. */
function somewhereWithin(range: { low?: number; high?: number } | undefined, chance: number): number {
  const share = 0.25 + chance / 2
  if (range?.high === undefined) return (range?.low ?? 1) * (1 + share)
  const low = range.low ?? range.high * 0.4

  return low + (range.high - low) * share
}

/** `value × factor + offset`, as the laboratory prints it there. */
export function inOtherUnit({ other }: LabTest, value: number): string {
  if (other === undefined) throw new Error('there is one unit only')

  return (value * other.factor + (other.offset ?? 0)).toFixed(other.decimals)
}

/** In completed years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))

  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}
