import { makeAutoObservable } from 'mobx'
import type { Dictation } from '@/lib/dictation'

/** Somebody who speaks into a field (`createDictating`). */
export interface Speaker {
  /** Ends; answers how, once it is known: nothing when it was given up. */
  finish(): Promise<Dictation['outcome']>
  /** Forgets what was said; harmless when nothing is. */
  cancel(): void
  /** Brings into sight what is said of how it ended. */
  show(): void
}

/** A phone has one. Who sends or goes on hears out first what is being said. */
class Microphone {
  step: Dictation['step'] = 'off'
  private speaker: Speaker | undefined

  constructor() {
    makeAutoObservable<this, 'speaker'>(this, { speaker: false })
  }

  /** What was said is being turned into words. */
  get isUnderstanding(): boolean {
    return this.step === 'understanding'
  }

  /** Who begins ends what another field has begun. */
  take(speaker: Speaker): void {
    this.speaker?.cancel()
    this.speaker = speaker
  }

  follow(speaker: Speaker, step: Dictation['step']): void {
    if (this.speaker !== speaker) return
    this.step = step
    if (step === 'off') this.speaker = undefined
  }

  /**
   * False: nobody speaks, go on. True: somebody does; it is ended and its words come into their field, and only then
   * `goOn` is called. Where there were none the person is shown that instead.
   */
  hearOut(goOn?: () => void): boolean {
    const { speaker } = this
    if (speaker === undefined) return false
    if (this.step === 'starting') {
      speaker.cancel()
      return false
    }
    speaker.finish().then((outcome) => {
      if (outcome === 'heard') goOn?.()
      else if (goOn && outcome) speaker.show()
    })
    return true
  }
}

export const microphone = new Microphone()
