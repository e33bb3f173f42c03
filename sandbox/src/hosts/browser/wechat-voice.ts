import { mayRecord, understandVoice } from './host-voice.ts'
import type { BridgeParams, Feature } from './weixin-bridge.ts'

/** After which WeChat ends a recording by itself. */
const LONGEST_MS = 60_000

/**
 * Recording and its words, as the JS-SDK's pages about sound have them. What WeChat answers where nothing was
 * understood is UNCONFIRMED: here an empty result for silence, and a failure for what its service does not answer.
 * @param tell says an event to the page
 */
export function createWechatVoice(
  tell: (event: string, data: BridgeParams) => void,
): Record<'startRecord' | 'stopRecord' | 'translateVoice', Feature> {
  let recordings = 0
  let limit: number | undefined

  function end(): string {
    window.clearTimeout(limit)
    limit = undefined
    recordings += 1

    return `weixin://resourceid/sandbox-voice-${recordings}`
  }

  return {
    async startRecord() {
      if (limit !== undefined) return { outcome: 'fail:recording' }
      if (!(await mayRecord('微信'))) return { outcome: 'cancel' }
      limit = window.setTimeout(() => tell('onVoiceRecordEnd', { localId: end() }), LONGEST_MS)

      return { outcome: 'ok' }
    },
    async stopRecord() {
      return limit === undefined ? { outcome: 'fail:not recording' } : { outcome: 'ok', localId: end() }
    },
    async translateVoice({ localId }) {
      if (typeof localId !== 'string') return { outcome: 'arguments error' }
      const words = await understandVoice()

      return words === undefined ? { outcome: 'fail' } : { outcome: 'ok', translateResult: words }
    },
  }
}
