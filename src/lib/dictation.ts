import type { Recorder } from '@/platform/dictation'

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

export interface Dictating {
  begin(): Promise<void>
  finish(): Promise<void>
  /** Forgets what was said; harmless when nothing is. */
  cancel(): void
}

interface DictatingOptions {
  recorder: Recorder
  onChange: (now: Dictation) => void
  onHeard: (words: string) => void
}

/** A phone has one microphone: who begins ends what another field has begun, and waits until that has ended. */
let holder: Dictating | undefined
let released: Promise<unknown> = Promise.resolve()

/** Speaking instead of typing, into one field: begun by a press, ended by another, or by the host after a minute. */
export function createDictating({ recorder, onChange, onHeard }: DictatingOptions): Dictating {
  let now = OFF
  /** Goes up whenever what is under way is given up: what is answered of it later changes nothing. */
  let attempt = 0
  let clock: ReturnType<typeof setInterval> | undefined

  const change = (next: Dictation) => {
    now = next
    onChange(next)
  }
  const end = (outcome?: Dictation['outcome']) => {
    attempt += 1
    clearInterval(clock)
    if (holder === self) holder = undefined
    change({ ...OFF, ...(outcome && { outcome }) })
  }

  const self: Dictating = {
    async begin() {
      if (now.step !== 'off') return
      holder?.cancel()
      holder = self
      const own = ++attempt
      change({ ...OFF, step: 'starting' })
      await released
      if (own !== attempt) return
      const onFull = () => {
        if (own === attempt) self.finish()
      }
      const begun = await recorder.start(onFull).catch(() => 'unavailable' as const)
      if (own !== attempt) {
        // Allowed after it was given up: nobody is being recorded without knowing.
        if (begun === 'listening' && holder === undefined) released = forget(recorder)
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
    },
    async finish() {
      if (now.step !== 'listening') return
      const own = attempt
      clearInterval(clock)
      change({ ...now, step: 'understanding' })
      const heard = await within(PATIENCE_MS, recorder.finish()).catch(() => 'unavailable' as const)
      if (own !== attempt) return
      if (typeof heard === 'string') return end(heard)
      onHeard(heard.words)
      end('heard')
    },
    cancel() {
      if (now.step === 'off') return
      if (now.step === 'listening') released = forget(recorder)
      end()
    },
  }

  return self
}

/** The next one need not wait for long: a host that does not answer keeps nobody from speaking. */
const forget = (recorder: Recorder) => within(2_000, recorder.cancel()).catch(() => undefined)

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
