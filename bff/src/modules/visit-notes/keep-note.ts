import { isDeepStrictEqual } from 'node:util'
import type { NoteAnswer } from '@tongzhen/contract/visit-notes'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { dangersFirst } from './danger-question.ts'
import type { VisitNotesDeps } from './deps.ts'
import { type AddressedOccasion, type Occasion, questionsOf } from './occasion.ts'
import { beginSending, openAnswers, rewriteAnswers } from './visit-notes.ts'
import { fittingAnswers, missingOf, writeNote } from './write-note.ts'

type KeepRefusal = Refusal<'NOTE_CLOSED' | 'NOTE_CHANGED'>
type SendRefusal = KeepRefusal | Refusal<'NOTE_INCOMPLETE'>

interface Keeping {
  accountId: string
  /** As it was read. */
  version: number
}

/** Keeps the answers so far. The same answers twice are kept once, whatever the version. */
export async function keepAnswers(
  { db, fields, clock }: VisitNotesDeps,
  occasion: Occasion,
  { accountId, version, answers: all }: Keeping & { answers: readonly NoteAnswer[] },
): Promise<undefined | KeepRefusal> {
  const given = dangersFirst(all)
  const answers = fittingAnswers(questionsOf(occasion, given), given)

  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const { row, isOffered } = await occasion.hold(tx)
    if (!isOffered) return refuse('NOTE_CLOSED')
    if (row === undefined) {
      await occasion.begin?.(tx, { accountId, answers, now })

      return undefined
    }
    if (row.account_id !== accountId || row.state !== 'draft') return refuse('NOTE_CLOSED')
    if (isDeepStrictEqual(openAnswers(fields, row), answers)) return undefined
    if (row.version !== version) return refuse('NOTE_CHANGED')
    await rewriteAnswers(tx, row, { answers, fields, now })

    return undefined
  })
}

/** Gives the note to the doctor as it was read. Once it is on its way, sending it again changes nothing. */
export async function sendNote(
  { db, fields, clock, nudge }: VisitNotesDeps,
  occasion: AddressedOccasion,
  { accountId, version }: Keeping,
): Promise<undefined | SendRefusal> {
  const refused = await inTransaction(db, async (tx): Promise<undefined | SendRefusal> => {
    const now = clock.now()
    const { row, isOffered } = await occasion.hold(tx)
    if (row?.account_id !== accountId) return refuse('NOTE_CLOSED')
    if (row.state !== 'draft') return undefined
    if (!isOffered) return refuse('NOTE_CLOSED')
    if (row.version !== version) return refuse('NOTE_CHANGED')
    const answers = openAnswers(fields, row)
    const questions = questionsOf(occasion, answers)
    if (missingOf(questions, answers).length > 0) return refuse('NOTE_INCOMPLETE')
    const note = {
      ...{ noteId: row.note_id, ...occasion.addressee, writtenAt: shanghaiInstant(now) },
      parts: writeNote(questions, { answers, language: 'zh-CN' }),
    }
    await beginSending(tx, row, { note, untilAt: occasion.untilAt(now), fields, now })

    return undefined
  })
  if (!isRefusal(refused)) nudge(0)

  return refused
}
