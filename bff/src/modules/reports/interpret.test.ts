import { describe, expect, it } from 'vitest'
import { toJson } from '../../../../sandbox/src/reports/decimals.ts'
import { inOtherUnit } from '../../../../sandbox/src/reports/demo-reports.ts'
import { toDiagnosticReport, toObservations } from '../../../../sandbox/src/reports/fhir-resources.ts'
import {
  type LabTest,
  type LabTestKey,
  labTests,
  type RangeRow,
} from '../../../../sandbox/src/reports/lab-tests.ts'
import type { MeasuredResult, Report, Result } from '../../../../sandbox/src/reports/report.ts'
import { readReports } from '../../gateways/reports/mapper.ts'
import type { HospitalResult, ResultRange } from '../../gateways/reports/port.ts'
import { readDecimals } from '../../gateways/reports/read-decimals.ts'
import { bundle } from '../../gateways/reports/wire.ts'
import { interpret, outlookOf, rangeWords } from './interpret.ts'

const COLLECTED_ON = '2026-06-15'
const ASKED = {
  name: 'laboratory',
  patient: { system: 'urn:tongzhen-sandbox:310001:patient-no', value: '0100000101' },
}

/** What arrives here of results that a laboratory sends. */
function overTheWire(results: readonly Result[], change?: (text: string) => string) {
  return arrived({ results }, change).results
}

/** What arrives here of a report. */
function arrived(
  sentReport: Partial<Report> & Pick<Report, 'results'>,
  change: (text: string) => string = (text) => text,
) {
  const collectedAtMs = Date.parse(`${COLLECTED_ON}T07:30:00+08:00`)
  const report: Report = {
    ...{ id: 'LAB1', patientNo: ASKED.patient.value, category: 'LAB', status: 'final', name: '检验' },
    ...{ display: 'Test', departmentName: '内科', orderedBy: '周建华', checkedBy: '高洁' },
    ...{ collectedAtMs, issuedAtMs: collectedAtMs },
    ...sentReport,
  }
  const resources = [toDiagnosticReport(report, '310001'), ...toObservations(report, '310001')]
  const entries = resources.map((resource) => ({ resource }))
  const sent = change(toJson({ resourceType: 'Bundle', entry: entries }))
  const { entry } = bundle.parse(readDecimals(sent))
  const [found] = readReports(
    entry.map(({ resource }) => resource),
    ASKED,
  )
  if (typeof found?.read !== 'object') throw new Error(`the report is ${found?.read}`)

  return found.read
}

interface Case {
  test: LabTestKey
  sex: 'female' | 'male'
  age: number
  value: number
  isInOtherUnit: boolean
  expected: string | null
}

const everyTest = Object.entries(labTests) as [LabTestKey, LabTest][]
const sexes = ['female', 'male'] as const

/** Around every limit, for somebody of every age at which another row begins. */
const cases: Case[] = everyTest.flatMap(([test, labTest]) => {
  const ages = new Set([0, 17, 18, 45, 75])
  for (const { ageFrom, ageTo } of labTest.ranges as readonly RangeRow[]) {
    for (const age of [ageFrom && ageFrom - 1, ageFrom, ageTo, ageTo && ageTo + 1])
      if (age !== undefined && age >= 0) ages.add(age)
  }

  return sexes.flatMap((sex) =>
    [...ages].flatMap((age) => {
      const row = rowOf(labTest, { sex, age })
      const step = 10 ** -labTest.decimals
      const limits = [row?.low, row?.high, labTest.critical?.low, labTest.critical?.high]
      const values = limits.flatMap((limit) =>
        limit === undefined ? [] : [limit - step, limit, limit + step].filter((one) => one >= 0),
      )
      const units = labTest.other === undefined ? [false] : [false, true]

      return [...new Set(values)].flatMap((value) =>
        units.map((isInOtherUnit) => ({
          ...{ test, sex, age, value, isInOtherUnit, expected: expectedOf(labTest, { row, value }) },
        })),
      )
    }),
  )
})

/** The table as a person reads it. */
function rowOf({ ranges }: LabTest, { sex, age }: { sex: 'female' | 'male'; age: number }) {
  return ranges.find(
    (row) => (row.sex ?? sex) === sex && age >= (row.ageFrom ?? 0) && age <= (row.ageTo ?? 200),
  )
}

function expectedOf(
  { critical = {}, decimals }: LabTest,
  { row, value }: { row: RangeRow | undefined; value: number },
) {
  if (row === undefined) return null
  const [at, low, high] = [value, row.low, row.high].map((one) => one && Number(one.toFixed(decimals)))
  const amount = at ?? 0
  if (critical.low !== undefined && amount <= critical.low) return 'critically_low'
  if (critical.high !== undefined && amount >= critical.high) return 'critically_high'
  if (low !== undefined && amount < low) return 'low'

  return high !== undefined && amount > high ? 'high' : 'normal'
}

const personOf = ({ sex, age }: Pick<Case, 'sex' | 'age'>) => ({
  ...{ sex, birthOn: `${2026 - age}-06-15`, on: COLLECTED_ON },
})

/** The value as measured in the other unit, exactly, with the ranges in the first one. */
function converted({ test, value }: Case): HospitalResult[] {
  const { other } = labTests[test] as LabTest
  if (other === undefined) throw new Error(`${test} has one unit`)
  const text = (value * other.factor + (other.offset ?? 0)).toFixed(12)
  const [first] = overTheWire([{ kind: 'measured', test, value: String(value.toFixed(4)) }])
  if (first === undefined || !('number' in first.value)) throw new Error('nothing arrived')
  const unit = { code: other.unit, label: other.unit }

  return [{ ...first, code: other.code, value: { ...first.value, text, number: Number(text), unit } }]
}

describe('a reading', () => {
  it('agrees with the reference table in every case that can be made of it, in both units', () => {
    const wrong = cases.flatMap((one) => {
      const { test, value, isInOtherUnit, expected } = one
      const { decimals } = labTests[test]
      const [result] = isInOtherUnit
        ? converted(one)
        : overTheWire([{ kind: 'measured', test, value: value.toFixed(decimals) }])
      const reading = result && interpret(result, personOf(one)).reading

      return reading === expected ? [] : [{ ...one, reading }]
    })

    expect(wrong).toEqual([])
    expect(cases.length).toBeGreaterThan(1_000)
    expect(cases.filter(({ isInOtherUnit }) => isInOtherUnit).length).toBeGreaterThan(300)
    for (const reading of ['critically_low', 'low', 'normal', 'high', 'critically_high', null])
      expect(cases.filter(({ expected }) => expected === reading).length).toBeGreaterThan(20)
  })

  it('is the same when value and ranges are all printed in the other unit', () => {
    const [sex, age] = ['male', 45] as const
    const tried = everyTest.flatMap(([test, labTest]) => {
      const row = rowOf(labTest, { sex, age })
      if (row?.high === undefined || labTest.other === undefined) return []

      return [row.high * 0.98, row.high * 1.1].map((amount) => {
        const value = inOtherUnit(labTest, amount)
        const [result] = overTheWire([{ kind: 'measured', test, value, isInOtherUnit: true }])
        const reading = result && interpret(result, personOf({ sex, age })).reading

        return { test, amount, reading, expected: expectedOf(labTest, { row, value: amount }) }
      })
    })

    expect(tried.filter(({ reading, expected }) => reading !== expected)).toEqual([])
    expect(tried.length).toBeGreaterThan(30)
  })

  it('counts years by the birthday', () => {
    const [result] = overTheWire([{ kind: 'measured', test: 'psa', value: '4.00' }])
    const readingOf = (birthOn: string) =>
      result && interpret(result, { sex: 'male', birthOn, on: COLLECTED_ON }).reading

    expect([readingOf('1966-06-16'), readingOf('1966-06-15')]).toEqual(['high', 'normal'])
  })
})

describe('a value beyond what could be measured', () => {
  const readingOf = (comparator: MeasuredResult['comparator'], value: string, test: LabTestKey) => {
    const [result] = overTheWire([{ kind: 'measured', test, value, comparator }])

    return result && interpret(result, personOf({ sex: 'male', age: 45 })).reading
  }

  it.each([
    ['<', '0.50', 'cea', 'normal'],
    ['<', '5.00', 'cea', 'normal'],
    ['<', '5.01', 'cea', null],
    ['>', '5.00', 'cea', 'high'],
    ['>=', '5.00', 'cea', null],
    ['>', '1000.00', 'cea', 'high'],
    ['<', '3.5', 'potassium', null],
    ['<', '2.80', 'potassium', 'critically_low'],
    ['<=', '2.80', 'potassium', 'critically_low'],
    ['<=', '2.81', 'potassium', null],
    ['>', '5.30', 'potassium', null],
    ['>=', '6.20', 'potassium', 'critically_high'],
    ['<', '10.0', 'crp', 'normal'],
    ['<', '0.8', 'inr', 'low'],
    ['<=', '0.8', 'inr', null],
  ] as const)('%s%s of %s is %s', (comparator, value, test, expected) => {
    expect(readingOf(comparator, value, test)).toBe(expected)
  })
})

describe('nothing is coloured', () => {
  const row = (changes: Partial<ResultRange>): ResultRange => ({
    ...{ meaning: 'normal', appliesTo: 'everybody', ageFrom: undefined, ageTo: undefined },
    ...{ low: undefined, high: undefined, unit: undefined, ...changes },
  })
  const resultWith = (ranges: ResultRange[], unit = 'mmol/L', code = '2823-3'): HospitalResult => ({
    ...{ code, name: { zh: '钾' }, ranges },
    value: { text: '9.9', number: 9.9, comparator: undefined, unit: { code: unit, label: unit } },
  })
  const man = personOf({ sex: 'male', age: 45 })
  const normal = row({ low: 3.5, high: 5.3 })
  const men = row({ low: 3.5, high: 12, appliesTo: 'male' })
  const adults = row({ low: 3.5, high: 12, ageFrom: { count: 18, unit: 'years' } })
  const children = row({ low: 3.5, high: 12, ageTo: { count: 17, unit: 'years' } })
  const critical = row({ meaning: 'critical', low: 12, appliesTo: 'male' })

  it.each([
    ['the laboratory’s words as they stand', [row({ words: ' 阴性 ' })], '阴性'],
    ['nothing that is for women', [row({ words: '阴性', appliesTo: 'female' })], null],
    ['nothing where two disagree', [row({ words: '阴性' }), row({ words: '弱阳性' })], null],
    ['nothing of a critical row', [row({ words: '危急', meaning: 'critical' })], null],
    ['nothing where there are numbers only', [normal], null],
  ])('in place of numbers a man is shown %s', (_, ranges, expected) => {
    expect(rangeWords(resultWith(ranges), man)).toBe(expected)
    expect(interpret(resultWith(ranges.filter(({ words }) => words)), man).reading).toBeNull()
  })

  it('without a range, or in free text', () => {
    const results = overTheWire([
      { kind: 'measured', test: 'randomGlucose', value: '22.0' },
      { kind: 'words', test: 'bloodSmear', text: '红细胞大小不一' },
      { kind: 'words', test: 'urineProtein', text: '阳性(3+)' },
    ])

    for (const result of results) expect(interpret(result, man)).toEqual({ range: null, reading: null })
  })

  it('in a unit that cannot be brought into that of the range', () => {
    expect(interpret(resultWith([row({ low: 3.5, high: 5.3, unit: 'g/L' })]), man).reading).toBeNull()
    expect(interpret(resultWith([row({ ...normal, unit: 'meq/L' })]), man).reading).toBe('high')
    expect(
      interpret(resultWith([row({ ...normal, unit: 'meq/L' })], 'mmol/L', '1-8'), man).reading,
    ).toBeNull()
  })

  it.each([
    ['ranges of two opinions', [normal, row({ low: 3.6, high: 5.3 })]],
    ['a range for others only', [row({ low: 3.5, high: 5.3, appliesTo: 'others' })]],
    ['a range of another kind', [row({ low: 3.5, high: 5.3, meaning: 'other' })]],
    ['a range for women', [row({ low: 3.5, high: 5.3, appliesTo: 'female' })]],
    ['a critical range that has two ends', [normal, row({ meaning: 'critical', low: 2.8, high: 6.2 })]],
    ['a critical range within the normal one', [normal, row({ meaning: 'critical', low: 5 })]],
    [
      'two critical ranges',
      [normal, row({ meaning: 'critical', low: 6 }), row({ meaning: 'critical', low: 7 })],
    ],
    ['a critical range and no normal one', [row({ meaning: 'critical', low: 6 })]],
  ])('by %s', (_, ranges) => {
    expect(interpret(resultWith(ranges), man).reading).toBeNull()
  })

  it('for somebody whose sex or age is not known, where it matters', () => {
    const women = row({ low: 3.5, high: 5.3, appliesTo: 'female' })

    expect(interpret(resultWith([women]), { ...man, sex: null }).reading).toBeNull()
    expect(interpret(resultWith([adults]), { ...man, birthOn: null }).reading).toBeNull()
    expect(interpret(resultWith([normal]), { ...man, sex: null, birthOn: null }).reading).toBe('high')
  })

  it.each([
    ['in a unit that nobody knows', row({ ...men, unit: 'g/L' }), man],
    ['without ends', row({ appliesTo: 'male' }), man],
    ['of an age that cannot be read', row({ ...adults, ageFrom: 'unreadable' }), man],
    ['of an age, for somebody whose age is not known', adults, { ...man, birthOn: null }],
    ['for men, for somebody whose sex is not known', men, { ...man, sex: null }],
    ['for men of an age that cannot be read', row({ ...men, ageTo: 'unreadable' }), man],
    ['that is critical, for men, for somebody whose sex is not known', critical, { ...man, sex: null }],
  ])('by the range for everybody beside a more particular one %s', (_, particular, who) => {
    expect(interpret(resultWith([normal, particular]), who).reading).toBeNull()
  })

  it.each([
    ['that is for women', row({ ...men, appliesTo: 'female', unit: 'g/L' })],
    ['for women of an age that cannot be read', row({ low: 1, appliesTo: 'female', ageTo: 'unreadable' })],
    ['for children, whose other end cannot be read', row({ ...children, ageFrom: 'unreadable' })],
  ])('but for the range for everybody, beside one %s', (_, particular) => {
    expect(interpret(resultWith([normal, particular]), man).reading).toBe('high')
  })

  it('and the more particular range goes first', () => {
    expect(interpret(resultWith([normal, men]), man)).toEqual({
      range: { low: 3.5, high: 12 },
      reading: 'normal',
    })
  })

  it('of the ages of the very young, in months, weeks and days', () => {
    const of = (ageTo: ResultRange['ageTo']) => resultWith([row({ low: 3.5, high: 5.3, ageTo })])
    const baby = { sex: 'male' as const, birthOn: '2026-05-14', on: COLLECTED_ON }
    const readings = [
      { count: 1, unit: 'months' as const },
      { count: 4, unit: 'weeks' as const },
      { count: 31, unit: 'days' as const },
      { count: 0, unit: 'months' as const },
    ].map((ageTo) => interpret(of(ageTo), baby).reading)

    expect(readings).toEqual(['high', 'high', null, null])
  })
})

describe('a range printed in another unit', () => {
  it('is read by its exact ends, and shown with as many digits as people read', () => {
    const [result] = overTheWire([{ kind: 'measured', test: 'fastingGlucose', value: '6.1' }])
    const row = (low: number, high: number): ResultRange => ({
      ...{ meaning: 'normal', appliesTo: 'everybody', ageFrom: undefined, ageTo: undefined },
      ...{ low, high, unit: 'mg/dL' },
    })
    const read = (ranges: ResultRange[]) =>
      result && interpret({ ...result, ranges }, personOf({ sex: 'male', age: 45 }))

    expect(read([row(70, 110)])).toEqual({ range: { low: 3.885, high: 6.106 }, reading: 'normal' })
    expect(read([row(70, 109.897)])).toEqual({ range: { low: 3.885, high: 6.1 }, reading: 'high' })
  })
})

describe('an outlook', () => {
  const measured = (test: LabTestKey, value: string): Result => ({ kind: 'measured', test, value })
  const outlookWith = (sent: Partial<Report> & Pick<Report, 'results'>) => {
    const report = arrived(sent)
    const man = personOf({ sex: 'male', age: 45 })

    return outlookOf(
      report,
      report.results.map((result) => interpret(result, man).reading),
    )
  }
  const platelets = measured('platelets', '210')
  const method: Result = { kind: 'passage', part: 'imagingMethod', text: '全自动血细胞分析' }
  const advice: Result = { kind: 'passage', part: 'advice', text: '请结合临床，建议复查。' }
  const germ: Result = {
    ...{ kind: 'germ', name: '大肠埃希菌', snomed: '112283007', amount: '10^5 CFU/mL' },
    medicines: [{ code: '18862-3', name: '氨苄西林', mic: '32', comparator: '>=', susceptibility: 'R' }],
  }

  it.each([
    ['within', [measured('potassium', '4.10'), measured('sodium', '140')]],
    ['in_words', [measured('potassium', '4.10'), measured('randomGlucose', '9.0')]],
    ['outside', [measured('potassium', '5.40'), measured('randomGlucose', '9.0')]],
    ['outside', [measured('potassium', '5.40'), measured('sodium', '140')]],
    ['critical', [measured('potassium', '6.20'), measured('sodium', '136')]],
    ['in_words', [measured('randomGlucose', '9.0')]],
    ['in_words', []],
    [
      'in_words',
      [measured('urinePh', '6.0'), { kind: 'words', test: 'urineProtein', text: '阳性(3+)' } as Result],
    ],
  ] as const)('is %s of %j', (expected, results) => {
    expect(outlookWith({ results })).toBe(expected)
  })

  it('of a blood count within its ranges is not good when the laboratory says more in words', () => {
    const conclusion = '涂片可见幼稚细胞，建议血液科就诊。'

    expect(outlookWith({ results: [platelets] })).toBe('within')
    expect(outlookWith({ results: [platelets, method] })).toBe('within')
    expect(outlookWith({ results: [platelets, advice] })).toBe('in_words')
    expect(outlookWith({ results: [platelets], conclusion })).toBe('in_words')
    expect(outlookWith({ results: [measured('platelets', '400')], conclusion })).toBe('outside')
  })

  it('of microbiology with a number within its range is not good while a germ has grown', () => {
    expect(outlookWith({ category: 'MB', results: [measured('crp', '3.0'), germ] })).toBe('in_words')
  })
})

describe('a report that arrives', () => {
  const potassium: Result[] = [{ kind: 'measured', test: 'potassium', value: '5.10' }]

  it('keeps its decimals as they were printed', () => {
    expect(overTheWire(potassium)[0]?.value).toMatchObject({ text: '5.10', number: 5.1 })
  })

  it.each([
    [
      'a report of somebody else',
      (text: string) => text.replace('"0100000101"', '"0100000102"'),
      'of_somebody_else',
    ],
    [
      'a result of somebody else',
      (text: string) => text.replace(/(.*)"0100000101"/, '$1"0100000102"'),
      'unreadable',
    ],
    [
      'a patient of another system',
      (text: string) => text.replace(':patient-no', ':card-no'),
      'of_somebody_else',
    ],
    ['no patient', (text: string) => text.replace('"subject"', '"object"'), 'unreadable'],
    [
      'a result that is not there',
      (text: string) => text.replace('"id":"LAB1-1"', '"id":"LAB1-2"'),
      'unreadable',
    ],
    [
      'a value of an unknown kind',
      (text: string) => text.replace('valueQuantity', 'valueRatio'),
      'unreadable',
    ],
    [
      'a comparator that is none',
      (text: string) => text.replace('"value":5.10', '"value":5.10,"comparator":"~"'),
      'unreadable',
    ],
    [
      'a category of another table',
      (text: string) => text.replace('"code":"LAB"', '"code":"XX"'),
      'unreadable',
    ],
    [
      'a report that is not final',
      (text: string) => text.replace('"final"', '"preliminary"'),
      'not_released',
    ],
  ])('with %s is not shown', (_, change, why) => {
    expect(() => overTheWire(potassium, change)).toThrow(`the report is ${why}`)
  })

  it.each(['registered', 'preliminary', 'cancelled', 'unknown'])(
    'released before one of its results, which is %s, is not shown without it',
    (status) => {
      const results: Result[] = [{ kind: 'measured', test: 'sodium', value: '140' }, ...potassium]
      const change = (text: string) => text.replace(/(.*)"final"/, `$1"${status}"`)

      expect(() => overTheWire(results, change)).toThrow('the report is unreadable')
    },
  )

  it('leaves out a result that was entered in error', () => {
    const results: Result[] = [{ kind: 'measured', test: 'sodium', value: '140' }, ...potassium]
    const change = (text: string) => text.replace(/(.*)"final"/, '$1"entered-in-error"')

    expect(overTheWire(results, change)).toMatchObject([{ code: '2951-2' }])
  })

  it('whose results name each other in a circle is read once', () => {
    const change = (text: string) =>
      text.replace('"valueQuantity"', '"hasMember":[{"reference":"Observation/LAB1-1"}],"valueQuantity"')

    expect(overTheWire(potassium, change)).toHaveLength(1)
  })
})
