import { DANGER_SIGNS, isNone } from '@tongzhen/contract/states'
import type { NoteAnswer } from '@tongzhen/contract/visit-notes'
import { groupFor, groupOf } from '../assistant/ask-danger-signs.ts'
import type { Complainant } from '../assistant/complainant.ts'
import { type DangerGroup, dangerSignOf, dangerSignsOf } from '../assistant/danger-signs.ts'
import { type Choice, NONE, type Question } from './question.ts'
import type { Speciality } from './specialities.ts'

/** Where the complaint is not written yet, or says nothing that we know. */
const usual: Readonly<Record<Speciality, DangerGroup>> = {
  paediatrics: 'fever',
  women: 'women',
  eyes: 'eye',
  teeth: 'mouth',
  skin: 'skin',
  bones: 'limbs',
  heart: 'chest',
  lungs: 'breath',
  digestion: 'belly',
  nerves: 'nerves',
  metabolism: 'glands',
  urology: 'urine',
  ears: 'throat',
  mind: 'mind',
  general: 'general',
}

/** Danger signs as in triage (docs/decisions/0061); one that was chosen stays, whatever is written afterwards. */
export function dangerQuestion(
  answers: readonly NoteAnswer[],
  { speciality, who }: { speciality: Speciality; who: Complainant },
): Question {
  const complaint = answers.find(({ questionId }) => questionId === 'complaint')?.words ?? ''
  const heard = complaint === '' ? undefined : groupOf(complaint, who)
  const group = heard === undefined || heard === 'nothing' ? groupFor(usual[speciality], who) : heard
  const chosen = chosenIn(answers)
  const signs = new Set<string>([...dangerSignsOf(group, who), ...chosen])
  const choices = [...signs].flatMap((id): Choice[] => {
    const known = dangerSignOf(id)

    return known === undefined ? [] : [{ id, text: known.text }]
  })

  return {
    ...{ id: DANGER_SIGNS, part: 'present', kind: 'many', takesWords: false, isRequired: false },
    title: { zh: '现在有没有下面的危险情况？', en: 'Do you have any of these danger signs now?' },
    // "None" is said of these signs: where others are asked for later, it is not ticked any more.
    choices: [...choices, chosen.includes(NONE.id) ? NONE : { ...NONE, id: `none_of_${group}` }],
  }
}

/**
 * Of danger signs beside a “none” the signs count: of two presses the one that names danger is not lost. A “none” that
 * does not tell what it was said of, as notes were kept before, does not count.
 */
export const dangersFirst = (answers: readonly NoteAnswer[]): NoteAnswer[] =>
  answers.map((one) => {
    if (one.questionId !== DANGER_SIGNS) return one
    const signs = one.choices.filter((id) => !isNone(id))

    return { ...one, choices: signs.length > 0 ? signs : one.choices.filter((id) => id !== NONE.id) }
  })

/** What of them may not wait. */
export const dangersIn = (answers: readonly NoteAnswer[]) =>
  chosenIn(answers).flatMap((id) => dangerSignOf(id)?.flag ?? [])

const chosenIn = (answers: readonly NoteAnswer[]) =>
  answers.find(({ questionId }) => questionId === DANGER_SIGNS)?.choices ?? []
