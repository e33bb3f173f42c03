import type { Specialty } from '../specialty.ts'
import { chineseMedicine } from './chinese-medicine.ts'
import { community } from './community.ts'
import { internalMedicine } from './internal-medicine.ts'
import { senses } from './senses.ts'
import { specialCare } from './special-care.ts'
import { surgery } from './surgery.ts'
import { womenAndChildren } from './women-and-children.ts'

const specialties: readonly Specialty[] = [
  ...internalMedicine,
  ...surgery,
  ...womenAndChildren,
  ...senses,
  ...specialCare,
  ...chineseMedicine,
  ...community,
]

/** The specialty of a key; an unknown key is a mistake in an institution's data. */
export function specialtyOf(key: string): Specialty {
  const found = specialties.find((specialty) => specialty.key === key)
  if (found === undefined) throw new Error(`no specialty is called "${key}"`)

  return found
}
