import type { Heard, Recorder } from '../dictation'
import {
  CLOSED_BY_PERSON,
  DONE,
  NO_PERMISSION,
  signSuishenbanJsSdk,
  suishenbanSdk,
} from '../hosts/suishenban-sdk'

const START = 'startRecordByRequest'
const TRANSLATE = 'translateVoiceByRequest'

/**
 * Only where the installation applied for both methods. One public page is all that is known of them: the first begins,
 * the second ends and answers the words as `data`; everything else is UNCONFIRMED (docs/decisions/0059).
 */
export async function findSuishenbanRecorder(): Promise<Recorder | undefined> {
  const { jsApiList } = await signSuishenbanJsSdk()
  return [START, TRANSLATE].every((name) => jsApiList.includes(name)) ? suishenbanRecorder() : undefined
}

function suishenbanRecorder(): Recorder {
  let sdk: Awaited<ReturnType<typeof suishenbanSdk>> | undefined

  function finish(): Promise<Heard> {
    return new Promise((resolve) => {
      if (sdk === undefined) return resolve('unavailable')
      sdk.invoke(TRANSLATE, null, ({ errorCode, data }) => {
        const words = typeof data === 'string' ? data.trim() : ''
        if (errorCode !== DONE) resolve('unavailable')
        else resolve(words ? { words } : 'not_understood')
      })
    })
  }

  return {
    async start({ isWanted }) {
      const ready = await suishenbanSdk()
      if (!isWanted()) return 'unavailable'
      sdk = ready
      return new Promise((resolve) => {
        ready.invoke(START, null, ({ errorCode }) => {
          if (errorCode === DONE) resolve('listening')
          else resolve([CLOSED_BY_PERSON, NO_PERMISSION].includes(errorCode) ? 'denied' : 'unavailable')
        })
      })
    },
    finish,
    // No other way to end it is known.
    async cancel() {
      await finish()
    },
  }
}
