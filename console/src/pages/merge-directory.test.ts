import { type Directory, emptyDirectory } from '@tongzhen/contract/directory'
import { describe, expect, it } from 'vitest'
import { mergeDirectories } from './merge-directory'

const doctor = { isHidden: false, specialities: null, biography: null }
const words = (zh: string) => ({ zh, en: zh })
const departmentOf = (doctorId: string) => doctorId[0]

function merge(parts: { base?: Partial<Directory>; mine?: Partial<Directory>; newest?: Partial<Directory> }) {
  const full = (part: Partial<Directory> = {}): Directory => ({ ...emptyDirectory, ...part })

  return mergeDirectories(
    { base: full(parts.base), mine: full(parts.mine), newest: full(parts.newest) },
    departmentOf,
  )
}

describe('a draft over a directory that a colleague has saved meanwhile', () => {
  it('leaves a doctor hidden whom the colleague hid', () => {
    const hidden = { a1: { ...doctor, isHidden: true } }
    const own = { b1: { ...doctor, biography: words('生平') } }
    expect(merge({ mine: { doctors: own }, newest: { doctors: hidden } })).toEqual({
      ...{ value: { ...emptyDirectory, doctors: { ...hidden, ...own } }, clashes: [] },
    })
  })

  it('keeps both when one hid the doctor whom the other described', () => {
    const { value, clashes } = merge({
      mine: { doctors: { a1: { ...doctor, biography: words('生平') } } },
      newest: { doctors: { a1: { ...doctor, isHidden: true } } },
    })
    expect(value.doctors).toEqual({ a1: { isHidden: true, specialities: null, biography: words('生平') } })
    expect(clashes).toEqual([])
  })

  it('shows again whom this person showed again', () => {
    const hidden = { departments: { x: { isHidden: true, intro: null } } }
    const { value } = merge({
      base: hidden,
      mine: { departments: { x: { isHidden: false, intro: null } } },
      newest: { ...hidden, departmentOrder: ['y', 'x'] },
    })
    expect(value.departments).toEqual({ x: { isHidden: false, intro: null } })
    expect(value.departmentOrder).toEqual(['y', 'x'])
  })

  it('takes back nothing that the colleague added where this person has only looked', () => {
    const newest = { departments: { x: { isHidden: true, intro: words('新') } }, doctorOrder: ['b1', 'a1'] }
    const mine = { departments: { x: { isHidden: false, intro: null } } }
    expect(merge({ mine, newest }).value).toEqual({ ...emptyDirectory, ...newest })
  })

  it('names what both have worded, each in another way, and keeps what this person typed', () => {
    const { value, clashes } = merge({
      mine: { departments: { x: { isHidden: false, intro: words('我的') } } },
      newest: { departments: { x: { isHidden: true, intro: words('同事的') } } },
    })
    expect(value.departments).toEqual({ x: { isHidden: true, intro: words('我的') } })
    expect(clashes).toEqual(['departments.x.intro'])
  })

  it('puts the doctors of two departments in order when each was moved by another person', () => {
    const { value, clashes } = merge({
      base: { doctorOrder: ['a1', 'a2', 'b1', 'b2'] },
      mine: { doctorOrder: ['a2', 'a1', 'b1', 'b2'] },
      newest: { doctorOrder: ['b2', 'b1', 'a1', 'a2'] },
    })
    expect(value.doctorOrder).toEqual(['b2', 'b1', 'a2', 'a1'])
    expect(clashes).toEqual([])
  })

  it('names an order that both have changed', () => {
    const { value, clashes } = merge({
      mine: { departmentOrder: ['y', 'x'] },
      newest: { departmentOrder: ['z', 'x'] },
    })
    expect(value.departmentOrder).toEqual(['y', 'x'])
    expect(clashes).toEqual(['departmentOrder'])
  })

  it('is no change any more once the very same has been saved', () => {
    const saved = { departmentOrder: ['y', 'x'], doctors: { a1: { ...doctor, isHidden: true } } }
    expect(merge({ mine: saved, newest: saved })).toEqual({
      ...{ value: { ...emptyDirectory, ...saved }, clashes: [] },
    })
  })
})
