import { host } from './host'

/** What came of listening. `not_understood`: there were no words in it. `unavailable`: the host could not tell. */
export type Heard = { words: string } | 'not_understood' | 'unavailable'

export interface StartOptions {
  /** The host has ended by itself, since it records no longer than that. */
  onFull: () => void
  /** Asked last thing before the host begins: the person may have given it up while it was being prepared. */
  isWanted: () => boolean
}

/** A host's microphone and its ear: what is recorded stays with the host, only its words come here. */
export interface Recorder {
  /**
   * Asks the person where the host does, and begins. May never answer: some phones say nothing of a refusal.
   * What is not wanted any more is not begun, and `unavailable`.
   */
  start(options: StartOptions): Promise<'listening' | 'denied' | 'unavailable'>
  /** Ends, and answers the words. */
  finish(): Promise<Heard>
  /** Ends, and forgets what was recorded. */
  cancel(): Promise<void>
}

/** Hosts that may turn a voice into words; of Suishenban it is configuration (docs/decisions/0059). */
export const mayHear =
  process.env.TARO_ENV !== 'alipay' && (host.channel === 'wechat' || host.channel === 'suishenban')

/** The host's recorder; undefined where it has none for us. */
export function findRecorder(): Promise<Recorder | undefined> {
  // In this very form, with nothing awaited, or the mini-program brings along what only web pages need.
  return process.env.TARO_ENV === 'alipay'
    ? Promise.resolve(undefined)
    : host.channel === 'wechat'
      ? import('./dictations/wechat').then(({ wechatRecorder }) => wechatRecorder())
      : import('./dictations/suishenban').then(({ findSuishenbanRecorder }) => findSuishenbanRecorder())
}
