import '@/locales/dictation'
import { Text, View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useId, useRef, useState } from 'react'
import { classNames } from '@/lib/class-names'
import { addSaid, createDictating, LONGEST_SECONDS, OFF } from '@/lib/dictation'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import type { Recorder } from '@/platform/dictation'
import { focusInPlace } from '@/platform/focus-in-place'
import { stopSpeaking } from '@/platform/speech'
import { aria } from './aria'
import { Button } from './button'
import type { DictationProps } from './dictation'
import { Tap } from './tap'
import './dictation-tool.css'

/**
 * Pressed to begin and pressed again to end. What was understood comes after what stands in the field, to be read,
 * corrected and sent by the person: nothing is sent by itself.
 */
export function DictationTool(props: DictationProps & { recorder: Recorder }) {
  const { field, recorder, isBlocked = false } = props
  const { t } = useTranslation('dictation')
  const id = useId()
  const [{ step, seconds, outcome }, setDictation] = useState(OFF)
  /** What the field became by it: once that was changed or sent, nothing more is said of it. */
  const [written, setWritten] = useState({ text: '', isCut: false })
  /** What is typed meanwhile counts as well. */
  const latest = useRef(props)
  latest.current = props
  const [dictating] = useState(() =>
    createDictating({
      recorder,
      onChange: setDictation,
      onHeard(words) {
        const { value, longest, onChange } = latest.current
        const added = addSaid(value, words, longest)
        setWritten(added)
        onChange(added.text)
      },
      show: () => focusElement(id),
    }),
  )
  useDidHide(dictating.cancel)
  useEffect(() => dictating.cancel, [dictating])
  const isOff = step === 'off'
  const isListening = step === 'listening'
  const press = () => {
    if (isListening) dictating.finish()
    else {
      // The phone would hear itself.
      stopSpeaking()
      dictating.begin()
    }
  }
  const cancel = () => {
    // Its button goes with it.
    focusInPlace(id)
    dictating.cancel()
  }
  const said = () => {
    if (!isOff) return t(step)
    if (outcome !== 'heard') return outcome && t(outcome)
    return props.value === written.text && t(written.isCut ? 'cut' : 'heard')
  }
  const status = said()

  return (
    <>
      {!isOff && <Button kind="text" text={t('cancel')} onTap={cancel} />}
      <Tap
        id={id}
        className="button button--plain dictation"
        disabled={isOff ? isBlocked : !isListening}
        aria={{ label: t(isListening ? 'finishOf' : 'beginOf', { field }) }}
        onTap={press}
      >
        <View
          className={classNames('dictation__sign', isListening && 'dictation__sign--stop')}
          {...aria({ hidden: true })}
        />
        <Text>{t(isListening ? 'finish' : 'begin')}</Text>
      </Tap>
      <View className={classNames('dictation__said', !status && 'dictation__said--nothing')}>
        {isListening && <View className="dictation__ear" {...aria({ hidden: true })} />}
        <View {...aria({ role: 'status' })}>{status}</View>
        {isListening && (
          <View {...aria({ role: 'timer' })}>
            {t('time', { now: clockOf(seconds), most: clockOf(LONGEST_SECONDS) })}
          </View>
        )}
      </View>
    </>
  )
}

/** `1:05` */
const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
