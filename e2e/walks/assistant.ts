import type { Conversation, Exchange } from '@tongzhen/contract/assistant'
import { today } from '../../src/lib/shanghai-time.ts'
import { INSTITUTION } from './clinics.ts'
import { said } from './payments.ts'
import type { Answers } from './sight.ts'

export const CONVERSATION = 'cnv_0123456789ABCDEFGHJK'

const at = () => `${today()}T09:05:00+08:00`

/** One talk, with the last answer as given. */
export function talkIs(answer: (language: 'zh-CN' | 'en-US') => Partial<Exchange>): Answers[] {
  const conversation = (language: 'zh-CN' | 'en-US'): Conversation => ({
    ...{ conversationId: CONVERSATION, version: 3, kind: 'triage', institutionId: INSTITUTION },
    ...{ patientId: null, createdAt: at(), isEnded: false },
    exchanges: [
      {
        ...{ seq: 1, author: 'person', state: 'whole', wordedBy: null, redFlags: [], suggestions: [] },
        text: said('咳嗽两周，有痰', 'A cough for two weeks, with phlegm')(language),
        at: at(),
      },
      {
        ...{ seq: 2, author: 'assistant', state: 'whole', wordedBy: 'model', redFlags: [], suggestions: [] },
        text: said('好的，可以先看呼吸内科。', 'Thank you. Respiratory Medicine fits best.')(language),
        at: at(),
        ...answer(language),
      },
    ],
  })

  return [{ path: /\/conversations\/cnv_/, instead: conversation }]
}

/** Departments that are in the directory of every installation: the sandbox's first. */
export const suggested =
  (departmentId: string) =>
  (language: 'zh-CN' | 'en-US'): Partial<Exchange> => ({
    suggestions: [
      {
        departmentId,
        departmentName: said('呼吸内科', 'Respiratory Medicine')(language),
        because: [said('咳嗽、咳痰', 'Cough')(language)],
      },
    ],
  })
