import type { Recorder } from '../dictation'
import { type WechatSdk, wechatSdk } from '../hosts/wechat-sdk'

/**
 * By the JS-SDK: `startRecord`, `stopRecord` → localId, `translateVoice` → translateResult. In which language it
 * listens cannot be said to it: it is Mandarin. What it answers where it understood nothing is UNCONFIRMED: no words are
 * taken for that, a failure for a service that does not answer.
 */
export function wechatRecorder(): Recorder {
  let sdk: WechatSdk | undefined
  /** What WeChat calls the recording, once it has ended. */
  let recorded: string | undefined

  function stop(): Promise<string | undefined> {
    return new Promise((resolve) => {
      if (sdk === undefined || recorded !== undefined) return resolve(recorded)
      sdk.stopRecord({
        success: ({ localId }) => resolve(localId),
        // It may have ended by itself a moment before.
        fail: () => resolve(recorded),
      })
    })
  }

  return {
    async start({ onFull, isWanted }) {
      const ready = await wechatSdk()
      if (!isWanted()) return 'unavailable'
      sdk = ready
      recorded = undefined
      return new Promise((resolve) => {
        ready.onVoiceRecordEnd({
          complete({ localId }) {
            recorded = localId
            onFull()
          },
        })
        ready.startRecord({
          success: () => resolve('listening'),
          cancel: () => resolve('denied'),
          fail: ({ errMsg }) => resolve(/permission|auth|den/i.test(errMsg) ? 'denied' : 'unavailable'),
        })
      })
    },
    async finish() {
      const localId = await stop()
      if (sdk === undefined || localId === undefined) return 'unavailable'
      const ready = sdk
      return new Promise((resolve) => {
        ready.translateVoice({
          localId,
          // WeChat's own sign would lie over the page, where nobody could cancel any more.
          isShowProgressTips: 0,
          success({ translateResult }) {
            const words = translateResult?.trim()
            resolve(words ? { words } : 'not_understood')
          },
          fail: () => resolve('unavailable'),
        })
      })
    },
    async cancel() {
      await stop()
    },
  }
}
