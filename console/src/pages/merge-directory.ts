import type { DepartmentEntry, Directory, DoctorEntry } from '@tongzhen/contract/directory'

interface Versions<Value> {
  /** What this person began with. */
  base: Value
  /** What they made of it. */
  mine: Value
  /** What has been saved meanwhile. */
  newest: Value
}

interface Merged<Value> {
  value: Value
  /** Dotted names (contract/directory.ts) of what both have changed, each to something else: this person's own stays. */
  clashes: string[]
}

const emptyEntries: { departments: DepartmentEntry; doctors: DoctorEntry } = {
  departments: { isHidden: false, intro: null },
  doctors: { isHidden: false, specialities: null, biography: null },
}

/**
 * The newest directory with only what this person has changed put over it, so that nobody's hiding is undone by an old
 * draft. An order is merged for each department.
 */
export function mergeDirectories(
  versions: Versions<Directory>,
  departmentOf: (doctorId: string) => string | undefined,
): Merged<Directory> {
  const departmentOrder = mergeOrder('departmentOrder', each(versions, 'departmentOrder'), () => undefined)
  const doctorOrder = mergeOrder('doctorOrder', each(versions, 'doctorOrder'), departmentOf)
  const departments = mergeEntries('departments', each(versions, 'departments'), emptyEntries.departments)
  const doctors = mergeEntries('doctors', each(versions, 'doctors'), emptyEntries.doctors)

  return {
    value: {
      departmentOrder: departmentOrder.value,
      doctorOrder: doctorOrder.value,
      departments: departments.value,
      doctors: doctors.value,
    },
    clashes: [departmentOrder, doctorOrder, departments, doctors].flatMap((one) => one.clashes),
  }
}

function mergeEntries<Entry extends object>(
  part: string,
  { base, mine, newest }: Versions<Record<string, Entry>>,
  empty: Entry,
): Merged<Record<string, Entry>> {
  const clashes: string[] = []
  const value = { ...newest }
  for (const [id, entry] of Object.entries({ ...base, ...mine })) {
    const versions = { base: base[id] ?? empty, mine: mine[id] ?? empty, newest: newest[id] ?? empty }
    const merged = { ...versions.newest }
    for (const field of Object.keys({ ...empty, ...entry }) as (keyof Entry & string)[]) {
      const one = each(versions, field)
      merged[field] = pick(one)
      if (isClash(one)) clashes.push(`${part}.${id}.${field}`)
    }
    if (!isSame(merged, versions.newest)) value[id] = merged
  }

  return { value, clashes }
}

function mergeOrder(
  name: string,
  versions: Versions<string[]>,
  groupOf: (id: string) => string | undefined,
): Merged<string[]> {
  const { mine, newest } = versions
  const groups = [...new Set([...newest, ...mine].map(groupOf))]
  const ofGroups = groups.map((group) => {
    const within = (ids: string[]) => ids.filter((id) => groupOf(id) === group)

    return { base: within(versions.base), mine: within(mine), newest: within(newest) }
  })
  const isOwn = ofGroups.some((one) => !isSame(pick(one), one.newest))

  return {
    value: isOwn ? ofGroups.flatMap(pick) : newest,
    clashes: ofGroups.some(isClash) ? [name] : [],
  }
}

function each<Value extends object, Name extends keyof Value>(
  { base, mine, newest }: Versions<Value>,
  name: Name,
): Versions<Value[Name]> {
  return { base: base[name], mine: mine[name], newest: newest[name] }
}

function pick<Value>({ base, mine, newest }: Versions<Value>): Value {
  return isSame(mine, base) ? newest : mine
}

function isClash({ base, mine, newest }: Versions<unknown>): boolean {
  return !isSame(mine, base) && !isSame(newest, base) && !isSame(mine, newest)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
