import { describe, expect, it } from 'vitest'
import { type LabTest, labTests } from '../../../../sandbox/src/reports/lab-tests.ts'
import { tests } from './glossary-tests.ts'
import { testOf } from './test-glossary.ts'
import { otherUnitOf, scaleFrom, scaleInto } from './units.ts'

describe('the glossary', () => {
  it('tells each test in two sentences of each language, with a public source', () => {
    expect(tests.length).toBeGreaterThan(40)
    for (const { name, tells, source } of tests) {
      expect(tells.zh.match(/[。]/g), name.zh).toHaveLength(2)
      expect(tells.en.match(/\.( |$)/g), name.en).toHaveLength(2)
      expect(source.url).toMatch(/^https:\/\/medlineplus\.gov\/lab-tests\/[a-z0-9-]+\/$/)
    }
  })

  it('has each code once, and each test of the sandbox’s laboratory', () => {
    const codes = tests.map(({ units }) => [...new Set(units.flatMap(({ loinc }) => loinc))])

    expect(new Set(codes.flat()).size).toBe(codes.flat().length)
    for (const { code, name } of Object.values(labTests) as LabTest[])
      expect(testOf(code), name).toBeDefined()
  })

  it('brings an amount into the other unit system and back', () => {
    const glucose = scaleFrom({ unit: 'mmol/L', code: '14771-0' }, { unit: 'mg/dL', code: '1558-6' })
    const hba1c = scaleFrom({ unit: '%', code: '4548-4' }, { unit: 'mmol/mol', code: '59261-8' })
    const back = scaleInto({ unit: '%', code: '4548-4' }, 'mmol/mol')

    expect(glucose?.(7)).toBeCloseTo(126.1, 1)
    expect(hba1c?.(6.5)).toBeCloseTo(47.5, 1)
    expect(back?.(hba1c?.(6.5) ?? 0)).toBeCloseTo(6.5, 9)
  })

  it('knows a unit however it is printed, and never guesses one', () => {
    const scale = (unit: string, to: string) => scaleInto({ unit: to, code: '6690-2' }, unit)?.(1)

    expect([scale('×10⁹/L', '10*9/L'), scale('10^9/L', '10*9/L'), scale('μmol/L', 'umol/L')]).toEqual([
      1, 1, 1,
    ])
    expect(scale('10*12/L', '10*9/L')).toBeUndefined()
    expect(scaleInto({ unit: 'mmol/L', code: undefined }, 'mg/dL')).toBeUndefined()
  })

  it('does not take urea in mg/dL for urea nitrogen', () => {
    const urea = { unit: 'mmol/L', code: '22664-7' }
    const nitrogen = { unit: 'mg/dL', code: '3094-0' }
    const sloppy = { unit: 'mg/dL', code: '22664-7' }

    expect(otherUnitOf(urea)?.loinc).toEqual(['3094-0'])
    expect(scaleFrom(urea, nitrogen)?.(5)).toBeCloseTo(14, 1)
    expect(scaleFrom(sloppy, sloppy)?.(30)).toBe(30)
    expect([otherUnitOf(sloppy), scaleInto(sloppy, 'mmol/L')]).toEqual([undefined, undefined])
    for (const one of [urea, nitrogen])
      expect([scaleFrom(sloppy, one), scaleFrom(one, sloppy)]).toEqual([undefined, undefined])
  })
})
