import type { NoteAnswer, NoteQuestion, VisitNote } from '@tongzhen/contract/visit-notes'
import { useEffect, useRef, useState } from 'react'
import { type NotePlace, useSaveVisitNote } from '@/api/visit-notes'

export interface Answers {
  of: (question: NoteQuestion) => NoteAnswer
  change: (question: NoteQuestion, change: Partial<NoteAnswer>) => void
  /** Keeps what is not kept yet, and then goes on; at once when everything is. */
  keep: (then?: () => void) => void
  isKept: boolean
  /** Somebody waits for it to be kept. Who only left a field does not, and may press whatever is next. */
  isAwaited: boolean
  saving: ReturnType<typeof useSaveVisitNote>
}

/** What is answered on the page: kept by the hospital's app a moment after it was chosen, or when a field is left. */
export function useAnswers(
  place: NotePlace,
  { note, onChanged }: { note: VisitNote; onChanged: () => void },
): Answers {
  const [answers, setAnswers] = useState(note.answers)
  const [isAsked, setAsked] = useState(false)
  /** As they are by now, and as they were last kept. */
  const now = useRef(answers)
  const kept = useRef(answers)
  const next = useRef<() => void>(undefined)
  const saving = useSaveVisitNote(place, {
    onSaved: (saved) => {
      version.current = saved.version
      kept.current = sent.current
      keep()
    },
    onFailed({ code }) {
      next.current = undefined
      if (code === 'NOTE_CHANGED') onChanged()
    },
  })
  const sent = useRef(answers)
  const version = useRef(note.version)
  useEffect(() => {
    version.current = note.version
  }, [note.version])

  /** Who waits already goes on waiting, whatever is changed or left meanwhile. */
  function keep(then = next.current) {
    next.current = then
    setAsked(then !== undefined)
    if (kept.current === now.current) {
      next.current = undefined
      then?.()
      return
    }
    if (saving.isBusy) return
    sent.current = now.current
    saving.act({ version: version.current, answers: [...now.current] })
  }

  const of = ({ questionId }: NoteQuestion) =>
    now.current.find((one) => one.questionId === questionId) ?? { questionId, choices: [], words: '' }

  return {
    of,
    keep,
    saving,
    isKept: kept.current === answers,
    isAwaited: isAsked && saving.isBusy,
    change(question, change) {
      const others = now.current.filter(({ questionId }) => questionId !== question.questionId)
      now.current = [...others, { ...of(question), ...change }]
      setAnswers(now.current)
    },
  }
}
