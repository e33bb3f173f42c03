import type { Language } from '@tongzhen/contract/headers'
import type { NoteAnswer, NoteQuestion, VisitNote } from '@tongzhen/contract/visit-notes'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Complainant } from '../assistant/complainant.ts'
import { redFlagsIn } from '../assistant/red-flags.ts'
import { dangersIn } from './danger-question.ts'
import type { VisitNotesDeps } from './deps.ts'
import { type Occasion, questionsOf } from './occasion.ts'
import type { Question } from './question.ts'
import { openAnswers, type VisitNoteRow } from './visit-notes.ts'
import { missingOf, writeNote } from './write-note.ts'

export async function readNote(
  { db, fields }: Pick<VisitNotesDeps, 'db' | 'fields'>,
  occasion: Occasion,
  { accountId, language }: { accountId: string; language: Language },
): Promise<VisitNote> {
  const { who, consultation } = occasion
  const row = await occasion.find()
  const isOwn = row === undefined || row.account_id === accountId
  const isOpen = isOwn && (row === undefined || row.state === 'draft')
  if (!isOwn || (isOpen && !(await occasion.isOffered(db)))) return CLOSED
  const answers = row ? openAnswers(fields, row) : []
  const questions = questionsOf(occasion, answers)

  return {
    state: row?.state ?? 'draft',
    version: row?.version ?? 0,
    questions: questions.map((question) => questionView(question, language)),
    answers,
    note: writeNote(questions, { answers, language }),
    missing: missingOf(questions, answers),
    redFlags: flagsIn(answers, who),
    sentAt: sentAt(row),
    consultation,
  }
}

/** Nothing of what another account has written is told. */
export const CLOSED: VisitNote = {
  ...{ state: 'closed', version: 0, questions: [], answers: [], note: [] },
  ...{ missing: [], redFlags: [], sentAt: null, consultation: null },
}

function sentAt(row: VisitNoteRow | undefined): string | null {
  return row?.sent_at ? shanghaiInstant(row.sent_at) : null
}

/** Of what brings them here, and the danger signs they chose: illnesses of the past are no emergency. */
function flagsIn(answers: readonly NoteAnswer[], who: Complainant) {
  const now = answers.filter(({ questionId }) => questionId === 'complaint' || questionId === 'symptoms')

  const heard = redFlagsIn(now.map(({ words }) => words).join('\n'), { who, isAsked: false })

  return [...new Set([...heard, ...dangersIn(answers)])]
}

function questionView(
  { id, part, kind, title, hint, choices, takesWords, isRequired }: Question,
  language: Language,
): NoteQuestion {
  return {
    questionId: id,
    ...{ part, kind, takesWords, isRequired },
    title: textIn(title, language),
    hint: hint ? textIn(hint, language) : null,
    choices: choices.map((one) => ({ choiceId: one.id, text: textIn(one.text, language) })),
  }
}
