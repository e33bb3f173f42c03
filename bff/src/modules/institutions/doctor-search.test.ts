import { describe, expect, it } from 'vitest'
import type { HospitalDepartment, HospitalDoctor } from '../../gateways/his/port.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { rankOf, searchEntryOf } from './doctor-search.ts'
import { findPinyin, readingsOf } from './pinyin.ts'

function entry(
  name: LocalText,
  specialities: LocalText = { zh: '冠心病、高血压', en: 'Coronary heart disease' },
) {
  const department = { name: { zh: '心血管内科', en: 'Cardiology' } } as HospitalDepartment

  return searchEntryOf({ name, specialities } as HospitalDoctor, department)
}

const ouyang = entry({ zh: '欧阳锋', en: 'Ouyang Feng' })

describe('a patient who types a doctor’s name', () => {
  it.each([
    ['欧阳锋', 0],
    ['欧阳', 0],
    ['锋', 1],
    ['ouyangfeng', 0],
    ['ouyang f', 0],
    ['oyf', 0],
    ['ouyf', 0],
    ['OYF', 0],
    ['feng', 1],
    ['Feng Ouyang', 0],
    ["ou'yang", 0],
  ])('%s: finds Ouyang Feng with rank %i', (typed, rank) => {
    expect(rankOf(ouyang, typed)).toBe(rank)
  })

  it.each(['欧阳修', 'ouyangx', 'oyx', 'xyz', '   ', '。'])('%j: does not find him', (typed) => {
    expect(rankOf(ouyang, typed)).toBeUndefined()
  })

  it.each([
    ['单国华', 'shanguohua'],
    ['单国华', 'danguohua'],
    ['区建明', 'oujm'],
    ['仇英', 'qiuying'],
    ['解晓东', 'xiexd'],
    ['查良镛', 'zhaly'],
    ['尉迟敏', 'yuchimin'],
    ['曾丽', 'zengli'],
    ['吕洞宾', 'lvdb'],
    ['吕洞宾', 'ludongbin'],
  ])('%s is found by %s, read as a surname or as the character mostly is', (name, typed) => {
    expect(rankOf(entry({ zh: name }), typed)).toBe(0)
  })

  it('of a doctor whose name is written in letters', () => {
    expect(rankOf(entry({ zh: 'Emma Weber', en: 'Emma Weber' }), 'weber')).toBe(1)
  })
})

describe('a patient who types something else', () => {
  it.each([
    ['心血管', 2],
    ['xinxueguan', 2],
    ['xxg', 2],
    ['cardio', 2],
    ['高血压', 3],
    ['heart', 3],
    ['coronary disease', 3],
  ])('%s: finds by department, then by speciality (rank %i)', (typed, rank) => {
    expect(rankOf(ouyang, typed)).toBe(rank)
  })
})

describe('pinyin', () => {
  it('may end in the middle of a syllable, but not skip one', () => {
    const readings = readingsOf('王秀英')
    expect(findPinyin(readings, 'wangxiuying')).toBe(0)
    expect(findPinyin(readings, 'wangx')).toBe(0)
    expect(findPinyin(readings, 'wangxi')).toBe(0)
    expect(findPinyin(readings, 'xy')).toBe(1)
    expect(findPinyin(readings, 'wy')).toBeUndefined()
  })

  it('costs little however long and vain the text is', () => {
    const readings = Array.from({ length: 40 }, () => ['a', 'an', 'ang', 'ao'])
    const startedMs = performance.now()
    expect(findPinyin(readings, `${'a'.repeat(39)}q`)).toBeUndefined()
    expect(performance.now() - startedMs).toBeLessThan(200)
  })
})
