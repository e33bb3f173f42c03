import { askInHost, inPhoneLanguage } from './host-dialog.ts'

const MICROPHONE_ANSWER = 'sandbox-host:microphone'
/** Hosts hear Mandarin, whatever language the phone is in. */
const EXAMPLE = '咳嗽两个星期了，有痰。'

/** Asks once for each visit whether the page may record; a refusal is remembered as well, as phones do. */
export async function mayRecord(appName: string): Promise<boolean> {
  const earlier = sessionStorage.getItem(MICROPHONE_ANSWER)
  if (earlier !== null) return earlier === 'allowed'

  const answer = await askInHost({
    title: inPhoneLanguage({ zh: '使用麦克风', en: 'Microphone' }),
    text: inPhoneLanguage({
      zh: `此网页想通过${appName}录音`,
      en: `This page asks ${appName} to record`,
    }),
    refuse: inPhoneLanguage({ zh: '不允许', en: 'Refuse' }),
    accept: inPhoneLanguage({ zh: '允许', en: 'Allow' }),
  })
  const isAllowed = answer !== undefined
  sessionStorage.setItem(MICROPHONE_ANSWER, isAllowed ? 'allowed' : 'refused')

  return isAllowed
}

/**
 * What the host made of the recording: the visitor types what was said; '' when nothing was understood. Undefined when
 * the host's service did not answer: `/__host/voice` can be made slow or broken in the control panel.
 */
export async function understandVoice(): Promise<string | undefined> {
  const said = await askInHost({
    title: inPhoneLanguage({ zh: '语音转文字', en: 'Voice to text' }),
    text: inPhoneLanguage({
      zh: '这里没有麦克风，请输入您刚才说的话',
      en: 'There is no microphone here: type what was said',
    }),
    field: inPhoneLanguage({ zh: '说的话', en: 'Words' }),
    value: EXAMPLE,
    refuse: inPhoneLanguage({ zh: '没听清', en: 'Not understood' }),
    accept: inPhoneLanguage({ zh: '完成', en: 'Done' }),
  })
  if (said === undefined) return ''
  const answer = await fetch('/__host/voice', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ said }),
  }).catch(() => undefined)
  if (!answer?.ok) return undefined
  const { words } = (await answer.json().catch(() => ({}))) as { words?: unknown }

  return typeof words === 'string' ? words : undefined
}
