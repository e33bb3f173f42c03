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
    const glucose = scaleFrom({ unit: 'mmol/L', code: '14771-0' }, 'mg/dL')
    const hba1c = scaleFrom({ unit: '%', code: '4548-4' }, 'mmol/mol')
    const back = scaleInto({ unit: '%', code: '4548-4' }, 'mmol/mol')

    expect(glucose?.(7)).toBeCloseTo(126.1, 1)
    expect(hba1c?.(6.5)).toBeCloseTo(47.5, 1)
    expect(back?.(hba1c?.(6.5) ?? 0)).toBeCloseTo(6.5, 9)
  })

  it('knows a unit however it is printed, and never guesses one', () => {
    const scale = (from: string, to: string) => scaleFrom({ unit: from, code: '6690-2' }, to)?.(1)

    expect([scale('×10⁹/L', '10*9/L'), scale('10^9/L', '10*9/L'), scale('μmol/L', 'umol/L')]).toEqual([
      1, 1, 1,
    ])
    expect(scale('10*12/L', '10*9/L')).toBeUndefined()
    expect(scaleFrom({ unit: 'mmol/L', code: undefined }, 'mg/dL')).toBeUndefined()
  })

  it('does not take urea in mg/dL for urea nitrogen', () => {
    const [urea, sloppy] = ['mmol/L', 'mg/dL'].map((unit) => ({ unit, code: '22664-7' }))

    expect(urea && otherUnitOf(urea)?.loinc).toEqual(['3094-0'])
    expect(sloppy && [otherUnitOf(sloppy), scaleInto(sloppy, 'mmol/L')]).toEqual([undefined, undefined])
  })
})
