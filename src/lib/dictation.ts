import type { Recorder } from '@/platform/dictation'
import { microphone, type Speaker } from '@/stores/microphone'

/** WeChat records no longer; nor do we, where a host does not say so. */
export const LONGEST_SECONDS = 60
/** For the words of a recording, once it has ended. */
const PATIENCE_MS = 30_000

export interface Dictation {
  step: 'off' | 'starting' | 'listening' | 'understanding'
  /** How long it has been listening. */
  seconds: number
  /** How the last one ended; a person who cancelled need not be told. */
  outcome?: 'heard' | 'denied' | 'not_understood' | 'unavailable'
}

export const OFF: Dictation = { step: 'off', seconds: 0 }

export interface Dictating extends Speaker {
  begin(): void
}

interface DictatingOptions {
  recorder: Recorder
  onChange: (now: Dictation) => void
  onHeard: (words: string) => void
  show: () => void
}

/** Who begins waits until the host has ended what was begun before. */
let released: Promise<unknown> = Promise.resolve()

/** Speaking instead of typing, into one field: begun by a press, ended by another, or by the host after a minute. */
export function createDictating({ recorder, onChange, onHeard, show }: DictatingOptions): Dictating {
  let now = OFF
  /** Goes up whenever what is under way is given up: what is answered of it later changes nothing. */
  let attempt = 0
  let clock: ReturnType<typeof setInterval> | undefined
  let starting: Promise<void> = Promise.resolve()
  let over: Promise<Dictation['outcome']> = Promise.resolve(undefined)
  let tellOver: (outcome: Dictation['outcome']) => void = () => undefined

  const change = (next: Dictation) => {
    now = next
    microphone.follow(self, next.step)
    onChange(next)
  }
  const end = (outcome?: Dictation['outcome']) => {
    attempt += 1
    clearInterval(clock)
    change({ ...OFF, ...(outcome && { outcome }) })
    tellOver(outcome)
  }
  const start = async () => {
    const own = attempt
    const isWanted = () => own === attempt
    await released
    if (!isWanted()) return
    const onFull = () => {
      if (isWanted()) self.finish()
    }
    const begun = await recorder.start({ onFull, isWanted }).catch(() => 'unavailable' as const)
    if (!isWanted()) {
      // Allowed after it was given up: nobody is being recorded without knowing, whoever may have begun since.
      if (begun === 'listening') await forget(recorder)
      return
    }
    if (begun !== 'listening') return end(begun)
    const beganAt = Date.now()
    change({ ...OFF, step: 'listening' })
    clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - beganAt) / 1000)
      if (seconds >= LONGEST_SECONDS) self.finish()
      else change({ ...OFF, step: 'listening', seconds })
    }, 1000)
  }
  const understand = async () => {
    const own = attempt
    clearInterval(clock)
    change({ ...now, step: 'understanding' })
    const heard = await within(PATIENCE_MS, recorder.finish()).catch(() => 'unavailable' as const)
    if (own !== attempt) return
    if (typeof heard === 'string') return end(heard)
    onHeard(heard.words)
    end('heard')
  }

  const self: Dictating = {
    begin() {
      if (now.step !== 'off') return
      microphone.take(self)
      attempt += 1
      over = new Promise((resolve) => {
        tellOver = resolve
      })
      change({ ...OFF, step: 'starting' })
      starting = start()
    },
    finish() {
      if (now.step === 'listening') understand()
      return over
    },
    cancel() {
      if (now.step === 'off') return
      if (now.step === 'listening') released = forget(recorder)
      if (now.step === 'starting') released = soon(starting)
      end()
    },
    show,
  }

  return self
}

/** The next one need not wait for long: a host that does not answer keeps nobody from speaking. */
const soon = (answer: Promise<unknown>) => within(2_000, answer).catch(() => undefined)
const forget = (recorder: Recorder) => soon(recorder.cancel())

function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), ms)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** What was said, after what stands there already; `isCut` when not all of it has room. */
export function addSaid(before: string, words: string, longest: number): { text: string; isCut: boolean } {
  const kept = before.trim()
  const text = kept + gapBetween(kept, words) + words

  return { text: text.slice(0, longest), isCut: text.length > longest }
}

/** Two things that were said must not run into one. */
function gapBetween(kept: string, words: string): string {
  if (kept === '' || /[，。！？；、：]$/.test(kept)) return ''
  return /^[\x20-\x7e]/.test(words) || /[.,!?;:]$/.test(kept) ? ' ' : '，'
}
