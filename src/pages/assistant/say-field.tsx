import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Dictation } from '@/components/dictation'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import './say-field.css'

const FIELD_ID = 'utterance'
/** As in contract/assistant.ts, which the client takes types of only. */
const LONGEST = 500
/** A little more can be typed than is taken: what is too long is said, not cut off. */
const ROOM = LONGEST + 100

/** What is being typed: kept until it has arrived. */
export function useUtterance(say: (text: string) => void) {
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const said = text.trim()

  return {
    text,
    problem:
      said.length > LONGEST
        ? ('tooLong' as const)
        : isAsked && said === ''
          ? ('needWords' as const)
          : undefined,
    change: setText,
    /** What was typed already follows it. */
    beginWith(opening: string) {
      // A full stop of Chinese needs no space after it.
      setText(`${opening}${opening.endsWith('.') ? ' ' : ''}${said}`)
      focusElement(FIELD_ID)
    },
    clear() {
      setText('')
      setAsked(false)
    },
    send() {
      setAsked(true)
      if (said === '' || said.length > LONGEST) focusElement(FIELD_ID)
      else say(said)
    },
  }
}

type Utterance = ReturnType<typeof useUtterance>

/** Where one writes, within the thumb's reach. */
export function SayField(props: Omit<Utterance, 'clear' | 'beginWith'> & { isBusy: boolean }) {
  const { text, problem, change, send, isBusy } = props
  const { t } = useTranslation('assistant')

  return (
    <View className="say-field" {...aria({ role: 'form', label: t('label') })}>
      <TextField
        id={FIELD_ID}
        label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={ROOM}
        onChange={change}
        onConfirm={send}
        labelAside={<Dictation field={t('label')} value={text} longest={ROOM} onChange={change} />}
        aside={<Button text={t('send')} isBusy={isBusy} onTap={send} />}
        {...(problem && { error: t(problem, { count: LONGEST }) })}
      />
    </View>
  )
}
