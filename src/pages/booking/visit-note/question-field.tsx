import { View } from '@tarojs/components'
import { isNone } from '@tongzhen/contract/states'
import type { NoteQuestion } from '@tongzhen/contract/visit-notes'
import { Checkbox } from '@/components/checkbox'
import { Chips } from '@/components/chips'
import { Dictation } from '@/components/dictation'
import { FieldGroup } from '@/components/field-group'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'
import type { Answers } from './use-answers'

const LONGEST_WORDS = 300

export const questionFieldId = (questionId: string) => `note-${questionId}`

interface QuestionFieldProps {
  question: NoteQuestion
  answers: Answers
  isMissing: boolean
}

/** One question, as it is answered: in words, by one choice, or by several. */
export function QuestionField({ question, answers, isMissing }: QuestionFieldProps) {
  const { t } = useTranslation('visit-note')
  const { questionId, kind, title, hint, choices, takesWords, isRequired } = question
  const id = questionFieldId(questionId)
  const answer = answers.of(question)
  const error = isMissing ? t('required') : undefined
  const choose = (chosen: string[]) => {
    answers.change(question, { choices: chosen })
    answers.keep()
  }
  const toggle = (choiceId: string, isChosen: boolean) => {
    const others = answers.of(question).choices.filter((one) => one !== choiceId && !isNone(one))
    if (isNone(choiceId)) choose(isChosen ? [choiceId] : [])
    else choose(isChosen ? [...others, choiceId] : others)
  }
  const words = (label: string) => (
    <TextField
      id={kind === 'words' ? id : `${id}-words`}
      label={label}
      isOptional={!isRequired || kind !== 'words'}
      maxLength={LONGEST_WORDS}
      value={answer.words}
      onChange={(text) => answers.change(question, { words: text })}
      onBlur={() => answers.keep()}
      labelAside={
        <Dictation
          field={title}
          value={answer.words}
          longest={LONGEST_WORDS}
          onChange={(text) => {
            answers.change(question, { words: text })
            answers.keep()
          }}
        />
      }
      {...(hint !== null && { hint })}
      {...(kind === 'words' && error !== undefined && { error })}
    />
  )
  if (kind === 'words') return words(title)
  return (
    <View className="note-questions__one">
      <FieldGroup id={id} label={title} error={error}>
        {kind === 'one' ? (
          <Chips
            label={title}
            value={answer.choices[0]}
            choices={choices.map(({ choiceId, text }) => ({ value: choiceId, text }))}
            onChange={(choiceId) => choose([choiceId])}
          />
        ) : (
          choices.map(({ choiceId, text }) => (
            <Checkbox
              key={choiceId}
              id={`${id}-${choiceId}`}
              label={text}
              spoken={`${title} ${text}`}
              isChecked={answer.choices.includes(choiceId)}
              onChange={(isChosen) => toggle(choiceId, isChosen)}
            />
          ))
        )}
      </FieldGroup>
      {takesWords && words(t('words'))}
    </View>
  )
}
