import { isPhone } from '@tongzhen/contract/documents'
import type { FieldErrorCode } from '@tongzhen/contract/errors'
import { normalizePlate, plateProblem } from '@tongzhen/contract/plates'
import { useState } from 'react'
import { focusElement } from '@/platform/browser'

interface Typed {
  /** The character at the start; `none`: the plate has none, or all of it is typed below. */
  province: string
  rest: string
  phone: string
}

export interface CarForm {
  typed: Typed
  /** As it stands on the car. */
  plate: string
  set: (change: Partial<Typed>) => void
  plateError: FieldErrorCode | undefined
  phoneError: FieldErrorCode | undefined
  /** What was typed, when all of it is right; otherwise the first wrong field is brought into sight. */
  check: () => { plate: string; phone: string | null } | undefined
}

export const NO_PROVINCE = 'none'
export const PLATE_ID = 'car-plate'
export const PHONE_ID = 'car-phone'
/** Of the shortest and the longest plate of the mainland, behind the first character. */
const [SHORTEST, LONGEST] = [6, 7]

/** The car's plate and whom to call. A plate is judged while it is typed, as soon as it could be whole. */
export function useCar(): CarForm {
  const [typed, setTyped] = useState<Typed>({ province: '沪', rest: '', phone: '' })
  const [isChecked, setChecked] = useState(false)
  const plate = normalizePlate(`${typed.province === NO_PROVINCE ? '' : typed.province}${typed.rest}`)
  const length = normalizePlate(typed.rest).length
  const problem = length === 0 ? 'required' : plateProblem(plate)
  // One sign short it may become a plate of new energy: not wrong yet.
  const isWhole = length >= LONGEST || (length === SHORTEST && problem === undefined)
  const isWrongPhone = typed.phone.trim() !== '' && !isPhone(typed.phone)
  return {
    typed,
    plate,
    set: (change) => setTyped({ ...typed, ...change }),
    plateError: isChecked || isWhole ? problem : undefined,
    phoneError: isChecked && isWrongPhone ? 'malformed' : undefined,
    check() {
      setChecked(true)
      if (problem) focusElement(PLATE_ID)
      else if (isWrongPhone) focusElement(PHONE_ID)
      return problem || isWrongPhone ? undefined : { plate, phone: typed.phone.trim() || null }
    },
  }
}
