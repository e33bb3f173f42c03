import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Dictation } from '@/components/dictation'
import { TextField } from '@/components/text-field'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { withoutSent } from '@/lib/without-sent'
import { focusElement } from '@/platform/browser'
import { microphone } from '@/stores/microphone'
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
    /** What was typed or said since stays. */
    clear(sent: string) {
      setText((now) => withoutSent(now, sent))
      setAsked(false)
    },
    send() {
      // What was understood is read before it is sent.
      if (microphone.hearOut()) return
      setAsked(true)
      if (said === '' || said.length > LONGEST) focusElement(FIELD_ID)
      else say(said)
    },
  }
}

type Utterance = ReturnType<typeof useUtterance>

interface SayFieldProps extends Omit<Utterance, 'clear' | 'beginWith'> {
  isBusy: boolean
}

/** Where one writes, within the thumb's reach. */
export const SayField = observer(function SayField(props: SayFieldProps) {
  const { text, problem, change, send, isBusy } = props
  const { t } = useTranslation('assistant')

  return (
    <View
      className={classNames('say-field', microphone.step !== 'off' && 'dictating')}
      {...aria({ role: 'form', label: t('label') })}
    >
      <TextField
        id={FIELD_ID}
        label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        maxLength={ROOM}
        onChange={change}
        onConfirm={send}
        labelAside={
          <Dictation field={t('label')} value={text} longest={ROOM} onChange={change} isBlocked={isBusy} />
        }
        aside={<Button text={t('send')} isBusy={isBusy || microphone.isUnderstanding} onTap={send} />}
        {...(problem && { error: t(problem, { count: LONGEST }) })}
      />
    </View>
  )
})
