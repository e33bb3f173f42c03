import type { Language } from '@tongzhen/contract/headers'

/** What the assistant says by rules. It is kept with the conversation, so it is worded here and not on the telephone. */
const words = {
  emergency: {
    zh: '您说的情况可能很危险，不要等预约。请马上拨打120，或由他人陪同到最近的急诊科。',
    en: 'What you describe may be dangerous. Do not wait for an appointment: call 120 now, or have somebody take you to the nearest emergency department.',
  },
  found: {
    zh: '根据您说的，建议先看下面的科室。点医生的时间就可以预约。这只是帮您找科室，不是诊断。',
    en: 'From what you say, these departments are the ones to see first. Tap a doctor’s time to book it. This only finds the department; it is not a diagnosis.',
  },
  /** Where danger signs are asked for first, and departments are not shown yet. */
  foundNamed: {
    zh: '根据您说的，建议先看：{names}。这只是帮您找科室，不是诊断。',
    en: 'From what you say, see first: {names}. This only finds the department; it is not a diagnosis.',
  },
  ask: {
    zh: '我还不能确定该看哪个科。请再说说：哪里不舒服、有多久了、是给谁看的？',
    en: 'I cannot tell yet which department is right. Please say a little more: where is it, since when, and who is it for?',
  },
  unsure: {
    zh: '我还是不能确定。可以先看下面的科室，由医生再为您安排；也可以打医院电话问一问。',
    en: 'I still cannot tell. You can begin with the department below, and its doctor will guide you; or call the hospital and ask.',
  },
  unsureNamed: {
    zh: '我还是不能确定。可以先看：{names}，由医生再为您安排；也可以打医院电话问一问。',
    en: 'I still cannot tell. You can begin with: {names}, and its doctor will guide you; or call the hospital and ask.',
  },
  signSaid: {
    zh: '您说的是：{names}。这可能很危险，不要等预约。请马上拨打120，或由他人陪同到最近的急诊科。',
    en: 'You said: {names}. This may be dangerous. Do not wait for an appointment: call 120 now, or have somebody take you to the nearest emergency department.',
  },
  noneOfThem: {
    zh: '好的。下面是科室和有空的医生，点时间就可以预约。以后要是出现刚才那些情况，请马上拨打120。',
    en: 'All right. Below are the departments and their doctors: tap a time to book it. Should any of those signs come later, call 120 at once.',
  },
  /** Another complaint has waited for its own signs. */
  noneAskOn: {
    zh: '好的，还要再确认一下另一件事。以后要是出现刚才那些情况，请马上拨打120。',
    en: 'All right. One more thing has to be asked first. Should any of those signs come later, call 120 at once.',
  },
  noneGoOn: {
    zh: '好的，请接着说：哪里不舒服、有多久了、是给谁看的？以后要是出现刚才那些情况，请马上拨打120。',
    en: 'All right. Please go on: where is it, since when, and who is it for? Should any of those signs come later, call 120 at once.',
  },
  modelAway: {
    zh: '智能助手这会儿没有答上来，下面是按症状规则为您找的结果，您说过的话都还在。',
    en: 'The assistant could not answer just now. What follows was found by fixed rules; nothing that you said is lost.',
  },
  modelCut: {
    zh: '（回答到这里中断了。）',
    en: '(The answer broke off here.)',
  },
} as const satisfies Record<string, Record<'zh' | 'en', string>>

/** @param names what is put into words that have a place for it */
export function say(what: keyof typeof words, language: Language, names: readonly string[] = []): string {
  const isEnglish = language === 'en-US'

  return words[what][isEnglish ? 'en' : 'zh'].replace('{names}', () => names.join(isEnglish ? '; ' : '、'))
}
