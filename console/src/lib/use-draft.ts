import { useState } from 'react'
import { useStaff } from '../pages/use-staff'

interface Draft<Value> {
  /** What was saved when it was typed: what differs from it is this person's own. */
  base: Value
  value: Value
  /** Names of what both this person and somebody else have changed since. */
  clashes: string[]
}

export type Rebase<Value> = (draft: Draft<Value>, newest: Value) => Omit<Draft<Value>, 'base'>

/**
 * What somebody types, kept in the window under `name` until it is saved: neither a reload nor a failed save loses it, and
 * whoever signs in at the same desk after them does not find it.
 * Where something newer has been saved since, `rebase` says what remains to be saved over that.
 */
export function useDraft<Value>(name: string, saved: Value, rebase: Rebase<Value> = asTyped) {
  const { staffId } = useStaff()
  const key = `${staffId} ${name}`
  const [draft, setDraft] = useState(() => {
    const kept = readDraft<Value>(key)

    return kept ? rebase(kept, saved) : untouched(saved)
  })

  return {
    value: draft.value,
    clashes: draft.clashes,
    isChanged: JSON.stringify(draft.value) !== JSON.stringify(saved),
    change(value: Value) {
      setDraft({ ...draft, value })
      const kept: Draft<Value> = { ...draft, base: saved, value }
      sessionStorage.setItem(key, JSON.stringify(kept))
    },
    /** It is saved, and what was saved is about to come. */
    forget: () => sessionStorage.removeItem(key),
    drop() {
      sessionStorage.removeItem(key)
      setDraft(untouched(saved))
    },
  }
}

function asTyped<Value>({ value, clashes }: Draft<Value>) {
  return { value, clashes }
}

function untouched<Value>(value: Value): Omit<Draft<Value>, 'base'> {
  return { value, clashes: [] }
}

function readDraft<Value>(key: string): Draft<Value> | undefined {
  const kept = sessionStorage.getItem(key)
  if (kept === null) return undefined
  const draft = JSON.parse(kept) as Partial<Draft<Value>>

  // A window from before drafts knew what they were typed over.
  return draft.clashes ? (draft as Draft<Value>) : undefined
}
