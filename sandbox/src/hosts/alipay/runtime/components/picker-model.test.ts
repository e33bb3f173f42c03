import { describe, expect, it } from 'vitest'
import { pickerModel } from './picker-model.ts'

describe('a picker', () => {
  it('offers the texts of its range, also those of objects', () => {
    const plain = pickerModel({ mode: 'selector', range: ['A', 'B'], value: 1 })
    expect(plain.columns([1])).toEqual([{ label: '', options: ['A', 'B'] }])
    expect(plain.selection).toEqual([1])
    expect(plain.valueOf([1])).toBe(1)
    expect(pickerModel({ range: [{ name: '内科' }], 'range-key': 'name' }).columns([0])[0]?.options).toEqual([
      '内科',
    ])
  })

  it('has a column for each range of a multi selector', () => {
    const model = pickerModel({ mode: 'multiSelector', range: [['a', 'b'], ['x']], value: [1] })
    expect(model.columns([0, 0]).map(({ options }) => options)).toEqual([['a', 'b'], ['x']])
    expect(model.selection).toEqual([1, 0])
    expect(model.valueOf([1, 0])).toEqual([1, 0])
  })

  it('knows how many days a month has, and its limits', () => {
    const model = pickerModel({ mode: 'date', start: '2024-02-10', end: '2025-03-05', value: '2024-02-29' })
    expect(model.selection).toEqual([0, 0, 19])
    expect(model.valueOf(model.selection)).toBe('2024-02-29')
    const [years, months, days] = model.columns([0, 0, 0])
    expect(years?.options).toEqual(['2024', '2025'])
    expect(months?.options[0]).toBe('02')
    expect([days?.options[0], days?.options.at(-1)]).toEqual(['10', '29'])
    expect(model.columns([1, 2, 0])[2]?.options.at(-1)).toBe('05')
  })

  it('gives the last day of a month when the day chosen before does not exist in it', () => {
    const model = pickerModel({ mode: 'date', start: '2026-01-01', end: '2026-12-31', value: '2026-01-31' })
    expect(model.valueOf([0, 1, 30])).toBe('2026-02-28')
  })

  it('cuts a date to its month', () => {
    expect(pickerModel({ mode: 'date', fields: 'month', value: '2026-05' }).valueOf([126, 4])).toBe('2026-05')
  })

  it('chooses a time within its limits', () => {
    const model = pickerModel({ mode: 'time', start: '08:30', end: '17:00', value: '08:45' })
    expect(model.selection).toEqual([0, 15])
    expect(model.valueOf([0, 15])).toBe('08:45')
    expect(model.columns([9, 0])[1]?.options).toEqual(['00'])
  })
})
