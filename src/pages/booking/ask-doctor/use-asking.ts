import { isPhone } from '@tongzhen/contract/documents'
import type { FieldErrorCode } from '@tongzhen/contract/errors'
import type { Wish } from '@tongzhen/contract/named-doctor'
import { useState } from 'react'
import { focusElement } from '@/platform/browser'

/** As many as are read out on the telephone. */
export const MOST_WISHES = 3
export const NOTE_LENGTH = 200

export type WishPeriod = NonNullable<Wish['period']> | 'any'

interface TypedWish {
  on: string | undefined
  period: WishPeriod
}

interface Typed {
  wishes: readonly TypedWish[]
  note: string
  phone: string
}

interface Whole {
  wishes: Wish[]
  note: string | null
  phone: string | null
}

export interface Asking {
  typed: Typed
  set: (change: Partial<Omit<Typed, 'wishes'>>) => void
  setWish: (index: number, change: Partial<TypedWish>) => void
  addWish: () => void
  dropWish: (index: number) => void
  wishErrorOf: (index: number) => FieldErrorCode | undefined
  phoneError: FieldErrorCode | undefined
  /** What was typed, when all of it is right; otherwise the first wrong field is brought into sight. */
  check: () => Whole | undefined
}

export const wishId = (index: number) => `wish-${index}`
export const PHONE_ID = 'ask-phone'

const anyTime: TypedWish = { on: undefined, period: 'any' }

/** Which days would suit, the most wanted first; why, and where to call: the last two may stay empty. */
export function useAsking(): Asking {
  const [typed, setTyped] = useState<Typed>({ wishes: [anyTime], note: '', phone: '' })
  const [isChecked, setChecked] = useState(false)
  const { wishes, note, phone } = typed
  const wishErrorOf = (index: number) => (isChecked && !wishes[index]?.on ? 'required' : undefined)
  const isWrongPhone = phone.trim() !== '' && !isPhone(phone)
  return {
    typed,
    set: (change) => setTyped({ ...typed, ...change }),
    setWish: (index, change) =>
      setTyped({ ...typed, wishes: wishes.map((one, at) => (at === index ? { ...one, ...change } : one)) }),
    addWish: () => setTyped({ ...typed, wishes: [...wishes, anyTime] }),
    dropWish: (index) => setTyped({ ...typed, wishes: wishes.filter((_, at) => at !== index) }),
    wishErrorOf,
    phoneError: isChecked && isWrongPhone ? 'malformed' : undefined,
    check() {
      setChecked(true)
      const missing = wishes.findIndex(({ on }) => on === undefined)
      if (missing !== -1) focusElement(wishId(missing))
      else if (isWrongPhone) focusElement(PHONE_ID)
      if (missing !== -1 || isWrongPhone) return undefined
      return {
        wishes: wishes.map(({ on = '', period }) => ({ on, period: period === 'any' ? null : period })),
        note: note.trim() || null,
        phone: phone.trim() || null,
      }
    },
  }
}
