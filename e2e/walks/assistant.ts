import type { Conversation, DangerSigns, Exchange } from '@tongzhen/contract/assistant'
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
        dangerSigns: null,
        deniedSigns: null,
        text: said('咳嗽两周，有痰', 'A cough for two weeks, with phlegm')(language),
        at: at(),
      },
      {
        ...{ seq: 2, author: 'assistant', state: 'whole', wordedBy: 'model', redFlags: [], suggestions: [] },
        dangerSigns: null,
        deniedSigns: null,
        text: said('好的，可以先看呼吸内科。', 'Thank you. Respiratory Medicine fits best.')(language),
        at: at(),
        ...answer(language),
      },
    ],
  })

  return [{ path: /\/conversations\/cnv_/, instead: conversation }]
}

/** What is asked of a headache, the longest of the lists. */
export const asked = (language: 'zh-CN' | 'en-US'): Partial<Exchange> => ({
  dangerSigns: {
    signs: [
      {
        signId: 'head_worst',
        text: said('突然头痛，从没这么痛过', 'A sudden headache, the worst ever')(language),
      },
      {
        signId: 'weak_side',
        text: said(
          '一边手脚突然没力气，嘴歪或说话不清',
          'One side suddenly weak, the face drooping or speech slurred',
        )(language),
      },
      {
        signId: 'stiff_neck',
        text: said('发烧，脖子发硬，低不下头', 'A fever, and the neck too stiff to bend')(language),
      },
      {
        signId: 'head_blow',
        text: said(
          '头撞到以后，吐了、发困或越来越痛',
          'After a blow to the head: vomiting, drowsy, or worse and worse',
        )(language),
      },
      {
        signId: 'sight_lost',
        text: said('突然看不见，或缺了一块', 'Suddenly unable to see, or a part of the sight gone')(language),
      },
    ],
    none: said('都没有', 'None of these')(language),
  },
})

/** The same, after words that were taken for an emergency. */
export function withHeard(language: 'zh-CN' | 'en-US'): DangerSigns | null {
  const { dangerSigns } = asked(language)
  const heard = said('刚才说的情况，现在就有', 'What I described is happening now')(language)

  return dangerSigns
    ? { ...dangerSigns, signs: [{ signId: 'heard_now', text: heard }, ...dangerSigns.signs] }
    : null
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
