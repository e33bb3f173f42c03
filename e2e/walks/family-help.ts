import type { AskedHelp, GivenHelp } from '@tongzhen/contract/family-help'
import type { FamilyHelpState } from '@tongzhen/contract/states'
import { INSTITUTION } from './clinics.ts'
import { said, soon } from './payments.ts'
import type { Answers } from './sight.ts'

export const HELP = 'hlp_0123456789ABCDEFGHJK'

const step = (state: FamilyHelpState, language: 'zh-CN' | 'en-US') => ({
  ...{ helpId: HELP, version: 2, state, purpose: 'bills' as const, institutionId: INSTITUTION },
  institutionName: said('同真医院中心院区', 'Tongzhen Hospital, Central Campus')(language),
  ...{ institutionPhone: '021-0000 0000', amountFen: 44_850, billCount: 2, expiresAt: soon() },
  isPaying: false,
})

/** A step that was passed on, as who asked sees it. */
export function askedHelpIs(state: FamilyHelpState): Answers {
  const isOpened = state !== 'waiting' && state !== 'expired'

  return {
    path: /\/family-helps\//,
    instead: (language): AskedHelp => ({
      ...step(state, language),
      ...{ patientId: 'pat_0123456789ABCDEFGHJK', appointmentId: null },
      code: state === 'waiting' ? '402917' : null,
      helper: isOpened ? { nameMasked: said('李*', 'L* M***')(language), phoneMasked: '139****0202' } : null,
    }),
  }
}

/** The same, as who helps sees it. */
export function givenHelpIs(state: FamilyHelpState): Answers {
  return {
    path: /\/given-helps\//,
    instead: (language): GivenHelp => ({
      ...step(state, language),
      patientNameMasked: said('王*英', 'W*** X******')(language),
      ...{ means: ['unionpay'], paymentId: null },
    }),
  }
}
