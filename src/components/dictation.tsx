import { type ComponentType, useEffect, useState } from 'react'
import { findRecorder, mayHear, type Recorder } from '@/platform/dictation'

export interface DictationProps {
  /** Of the field: what a screen reader says of this button. */
  field: string
  value: string
  longest: number
  onChange: (value: string) => void
  /** Not to be begun now: the field is being sent, and may go with its page. */
  isBlocked?: boolean
}

interface Tool {
  DictationTool: ComponentType<DictationProps & { recorder: Recorder }>
  recorder: Recorder
}

let known: Promise<Tool | undefined> | undefined

/** In this very form, with nothing awaited, or the mini-program brings along what it has no use for. */
const fetchTool = (): Promise<Tool | undefined> =>
  process.env.TARO_ENV === 'alipay'
    ? Promise.resolve(undefined)
    : Promise.all([findRecorder(), import('./dictation-tool')]).then(
        ([recorder, tool]) => recorder && { ...tool, recorder },
      )

/** Speaking instead of typing, where the host turns a voice into words; elsewhere, or not to be had, nothing. */
export function Dictation(props: DictationProps) {
  const [tool, setTool] = useState<Tool>()
  useEffect(() => {
    if (!mayHear) return
    let isLeft = false
    known ??= fetchTool()
    known.then(
      (found) => {
        if (!isLeft) setTool(found)
      },
      () => {
        known = undefined
      },
    )
    return () => {
      isLeft = true
    }
  }, [])
  return tool ? <tool.DictationTool {...props} recorder={tool.recorder} /> : null
}
