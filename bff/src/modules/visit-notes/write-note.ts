import type { Language } from '@tongzhen/contract/headers'
import { type NotePart, noteParts } from '@tongzhen/contract/states'
import type { NoteAnswer, VisitNote } from '@tongzhen/contract/visit-notes'
import { textIn } from '../../lib/local-text.ts'
import type { Question } from './question.ts'

type Part = VisitNote['note'][number]

/** The note as a doctor reads it: what was answered, by parts, the person's own words as they wrote them. */
export function writeNote(
  questions: readonly Question[],
  { answers, language }: { answers: readonly NoteAnswer[]; language: Language },
): Part[] {
  const linesOf = (part: NotePart) =>
    questions
      .filter((question) => question.part === part)
      .flatMap((question) => lineOf(question, { answer: answerTo(question, answers), language }) ?? [])

  return noteParts.map((part) => ({ part, lines: linesOf(part) })).filter(({ lines }) => lines.length > 0)
}

function lineOf(
  question: Question,
  { answer, language }: { answer: NoteAnswer | undefined; language: Language },
): string | undefined {
  if (answer === undefined || isEmpty(answer)) return undefined
  const said = [
    ...question.choices
      .filter(({ id }) => answer.choices.includes(id))
      .map(({ text }) => textIn(text, language)),
    ...(answer.words === ''
      ? []
      : [answer.words.replaceAll(/\s*\n\s*/g, language === 'en-US' ? '; ' : '；')]),
  ].join(language === 'en-US' ? ', ' : '、')
  // Of what was answered to choices that it has no more nothing can be said.
  if (said === '') return undefined
  // What it is about needs no question before it.
  if (question.id === 'complaint') return said

  return `${textIn(question.title, language)} ${said}`
}

/**
 * What of the answers belongs to these questions: known choices only, one where one is asked for, and nothing beside
 * "none". Of the questions nobody answered, nothing is left.
 */
export function fittingAnswers(questions: readonly Question[], answers: readonly NoteAnswer[]): NoteAnswer[] {
  return questions.flatMap((question) => {
    const answer = answerTo(question, answers)
    if (answer === undefined) return []
    const known = answer.choices.filter((id) => question.choices.some((choice) => choice.id === id))
    const alone = question.choices.find(({ id, isAlone }) => isAlone && known.includes(id))
    const one = alone ? [alone.id] : question.kind === 'one' ? known.slice(0, 1) : known
    const fitting = { ...answer, choices: one, words: question.takesWords ? answer.words : '' }

    return isEmpty(fitting) ? [] : [fitting]
  })
}

/** Required questions without an answer. */
export function missingOf(questions: readonly Question[], answers: readonly NoteAnswer[]): string[] {
  return questions
    .filter((question) => question.isRequired && answerTo(question, answers) === undefined)
    .map(({ id }) => id)
}

function answerTo({ id }: Question, answers: readonly NoteAnswer[]): NoteAnswer | undefined {
  return answers.find(({ questionId }) => questionId === id)
}

function isEmpty({ choices, words }: NoteAnswer): boolean {
  return choices.length === 0 && words === ''
}
