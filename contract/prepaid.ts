import { z } from 'zod'
import { phone } from './accounts.ts'
import { date, fen, hospitalCode, instant, institutionId } from './common.ts'
import { documentHistory, seenVersion } from './content.ts'
import { patientId } from './patients.ts'
import { refundApplicationId } from './payments.ts'
import { deskApplication } from './refunds.ts'
import { route } from './route.ts'
import { staffReason } from './staff.ts'
import { paymentMeans, prepaidStages, prepaidWays, refundStates, refundSteps } from './states.ts'

/** One way by which money on a card may go back now. */
const wayOffer = z.object({
  way: z.enum(prepaidWays),
  /** Of one transfer, by the channel's limits and what is on the card. Above it: in parts, one after the other. */
  leastFen: fen,
  mostFen: fen,
  /** Of the way it came: which payment of then. */
  deposit: z
    .object({ depositId: hospitalCode, means: z.enum(paymentMeans), amountFen: fen, paidAt: instant })
    .nullable(),
})
export type PrepaidWayOffer = z.output<typeof wayOffer>

const card = z.object({
  /** Ours, for this hospital's card. */
  cardKey: z.string().regex(/^[0-9a-f]{16}$/),
  cardMasked: z.string(),
  balanceFen: fen,
  ways: z.array(wayOffer),
})
export type PrepaidCard = z.output<typeof card>

const refundRow = z.object({
  applicationId: refundApplicationId,
  /** Grows with every change; `waitFor` waits until it is passed. */
  version: z.int(),
  state: z.enum(refundStates),
  stage: z.enum(prepaidStages),
  way: z.enum(prepaidWays),
  means: z.enum(paymentMeans),
  amountFen: fen,
  institutionId,
  createdAt: instant,
  changedAt: instant,
})
export type PrepaidRefundRow = z.output<typeof refundRow>

const prepaidAccount = z.object({
  institutionName: z.string(),
  institutionPhone: z.string(),
  /** To whom money goes: the name on the card. */
  holderName: z.string(),
  cards: z.array(card),
  /** Who decides, one after the other, and by when the money should be there. */
  steps: z.array(z.enum(refundSteps)),
  expectedOn: date,
  /** The hospital's own words about refunds. */
  notice: z.string().nullable(),
  /** The newest first, at most 20. */
  refunds: z.array(refundRow),
})
export type PrepaidAccount = z.output<typeof prepaidAccount>

/** What the page hands to `requestMerchantTransfer` of WeChat (protocols/payments.md §1.9). */
const taking = z.object({ mchId: z.string(), appId: z.string(), package: z.string() })
export type PrepaidTaking = z.output<typeof taking>

const prepaidStep = z.object({
  step: z.enum(['applied', ...refundSteps, 'off_card', 'sent', 'arrived']),
  /** `stopped`: it goes no further from here, or waits for somebody. */
  is: z.enum(['done', 'now', 'next', 'stopped']),
  at: instant.nullable(),
  expectedOn: date.nullable(),
})
export type PrepaidTrackStep = z.output<typeof prepaidStep>

const prepaidRefund = refundRow.extend({
  institutionName: z.string(),
  institutionPhone: z.string(),
  patientId,
  patientName: z.string(),
  cardMasked: z.string(),
  accountMasked: z.string().nullable(),
  /** Of somebody else who is told when the money has arrived; null: nobody but the account. */
  noticePhoneMasked: z.string().nullable(),
  track: z.array(prepaidStep),
  /** Why it was declined, in the words of whoever did. */
  declineReason: z.string().nullable(),
  /** Why it stopped or ended: what was told us about the account, the channel, or the hospital's books. */
  failure: z.enum(['payee', 'channel', 'hospital']).nullable(),
  /** Neither yes nor no can be had for long: staff see to it, the money is safe. */
  isInReview: z.boolean(),
  /** Only in WeChat, and only for who applied. */
  taking: taking.nullable(),
  providerNumber: z.string().nullable(),
  canWithdraw: z.boolean(),
  /** 失败补退: once more under a new number. */
  canSendAgain: z.boolean(),
  canPutBack: z.boolean(),
  /** 退款重办: corrected and applied for anew. */
  canApplyAgain: z.boolean(),
})
export type PrepaidRefund = z.output<typeof prepaidRefund>

const forMoney = { who: 'patient', scope: 'payments', at: 'params.patientId', isProved: true } as const
const ofPlace = z.object({ patientId, institutionId })
const params = ofPlace.extend({ applicationId: refundApplicationId })
const at = '/api/patients/:patientId/institutions/:institutionId/prepaid'
const ofRefund = `${at}/refunds/:applicationId` as const

/** Money on a patient's cards (预交金): live from the hospital, and its way back to the person. */
export const prepaidRoutes = {
  getPrepaid: route({
    method: 'GET',
    path: at,
    module: 'prepaid',
    access: forMoney,
    params: ofPlace,
    response: prepaidAccount,
    errors: ['PREPAID_NOT_HERE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** Nothing moves before those who have to have agreed. */
  applyForPrepaid: route({
    method: 'POST',
    path: `${at}/refunds`,
    module: 'prepaid',
    access: forMoney,
    params: ofPlace,
    body: z
      .object({
        cardKey: z.string().regex(/^[0-9a-f]{16}$/),
        way: z.enum(prepaidWays),
        depositId: hospitalCode.nullable(),
        /** What the person signs in to Alipay with: telephone number or e-mail address. */
        account: z
          .string()
          .regex(/^(\d{11}|[^\s@]{1,64}@[^\s@]{1,64})$/)
          .nullable(),
        /** Told by text message when the money has arrived, besides the account (退款通知手机号). */
        noticePhone: phone.optional(),
        amountFen: fen.min(1),
        /** The application that this one corrects (退款重办). */
        supersedes: refundApplicationId.nullable(),
      })
      .strict(),
    response: prepaidRefund,
    errors: [
      'PREPAID_CHANGED',
      'PREPAID_EXISTS',
      'PREPAID_NOT_HERE',
      'PREPAID_NAME',
      'CARD_REQUIRED',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getPrepaidRefund: route({
    method: 'GET',
    path: ofRefund,
    module: 'prepaid',
    access: forMoney,
    params,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: prepaidRefund,
  }),
  withdrawPrepaidRefund: route({
    method: 'POST',
    path: `${ofRefund}/withdrawal`,
    module: 'prepaid',
    access: forMoney,
    params,
    response: prepaidRefund,
    errors: ['PREPAID_STATE'],
  }),
  /** 失败补退, once the earlier number is surely dead. */
  sendPrepaidAgain: route({
    method: 'POST',
    path: `${ofRefund}/transfers`,
    module: 'prepaid',
    access: forMoney,
    params,
    response: prepaidRefund,
    errors: ['PREPAID_STATE'],
  }),
  /** Back onto the card. */
  putPrepaidBack: route({
    method: 'POST',
    path: `${ofRefund}/restoration`,
    module: 'prepaid',
    access: forMoney,
    params,
    response: prepaidRefund,
    errors: ['PREPAID_STATE'],
  }),
}

const deskPrepaid = deskApplication.extend({
  accountMasked: z.string().nullable(),
  noticePhoneMasked: z.string().nullable(),
  transferSeq: z.int(),
  transferNumber: z.string().nullable(),
  providerNumber: z.string().nullable(),
  failCode: z.string().nullable(),
  arrivedAt: instant.nullable(),
  isInReview: z.boolean(),
  supersedes: refundApplicationId.nullable(),
  canSendAgain: z.boolean(),
  canPutBack: z.boolean(),
  /** It has arrived, and the provider gives receipts of this way. */
  hasReceipt: z.boolean(),
})
export type PrepaidDeskRefund = z.output<typeof deskPrepaid>

const deskAt = 'params.applicationId'
const deskParams = z.object({ applicationId: refundApplicationId })
const deskPath = '/api/staff/prepaid-refunds/:applicationId'
const version = z.int()

/** Ways that send it to an account, each transfer within limits. */
export const transferWays = ['wechat_change', 'alipay_balance'] as const

const limits = z
  .object({ leastFen: fen.min(10), mostFen: fen.min(10).max(10_000_000) })
  .strict()
  .refine(({ leastFen, mostFen }) => leastFen <= mostFen)

/** By which ways an institution gives back money on cards, and how much by one transfer. */
export const prepaidRules = z
  .object({
    /** Applications are taken here at all. */
    isOpen: z.boolean(),
    ways: z.array(z.enum(prepaidWays)).max(prepaidWays.length),
    limits: z.object({ wechat_change: limits, alipay_balance: limits }).strict(),
  })
  .strict()
  .refine(({ isOpen, ways }) => new Set(ways).size === ways.length && (!isOpen || ways.length > 0))
export type PrepaidRules = z.output<typeof prepaidRules>

const prepaidRulesOfInstitution = z.object({
  institutionId,
  /** 0: as the configuration file has it; 0 can be restored, too. */
  version: z.int().min(0),
  rules: prepaidRules,
  /** Ways that may be opened: the merchants for them are configured. */
  connected: z.array(z.enum(prepaidWays)),
  history: documentHistory,
})
export type PrepaidRulesOfInstitution = z.output<typeof prepaidRulesOfInstitution>

const rulesPath = '/api/staff/institutions/:institutionId/prepaid-rules'
const ofInstitution = z.object({ institutionId })

/** The same work-list as refunds of paid orders (`refundsDeskRoutes.listRefunds`). */
export const prepaidDeskRoutes = {
  getPrepaidRules: route({
    method: 'GET',
    path: rulesPath,
    access: { who: 'staff', may: 'refunds.rules' },
    params: ofInstitution,
    response: prepaidRulesOfInstitution,
  }),
  changePrepaidRules: route({
    method: 'PUT',
    path: rulesPath,
    access: { who: 'staff', may: 'refunds.rules' },
    params: ofInstitution,
    body: z.object({ version: seenVersion, rules: prepaidRules, reason: staffReason }).strict(),
    response: prepaidRulesOfInstitution,
    errors: ['CONTENT_CHANGED', 'MODULE_NOT_CONNECTED'],
  }),
  restorePrepaidRules: route({
    method: 'POST',
    path: `${rulesPath}/restoration`,
    access: { who: 'staff', may: 'refunds.rules' },
    params: ofInstitution,
    body: z.object({ version: seenVersion, restore: seenVersion, reason: staffReason }).strict(),
    response: prepaidRulesOfInstitution,
    errors: ['CONTENT_CHANGED', 'MODULE_NOT_CONNECTED'],
  }),
  getPrepaidAtDesk: route({
    method: 'GET',
    path: deskPath,
    access: { who: 'staff', may: 'refunds.view', at: deskAt },
    params: deskParams,
    response: deskPrepaid,
  }),
  agreeToPrepaid: route({
    method: 'POST',
    path: `${deskPath}/agreement`,
    access: { who: 'staff', may: 'refunds.decide', at: deskAt },
    params: deskParams,
    body: z.object({ version, remark: staffReason.nullable() }).strict(),
    response: deskPrepaid,
    errors: ['REFUND_MOVED_ON', 'REFUND_NOT_YOURS', 'REFUND_OWN', 'REFUND_DECIDED_BEFORE'],
  }),
  declinePrepaid: route({
    method: 'POST',
    path: `${deskPath}/refusal`,
    access: { who: 'staff', may: 'refunds.decide', at: deskAt },
    params: deskParams,
    body: z.object({ version, remark: staffReason }).strict(),
    response: deskPrepaid,
    errors: ['REFUND_MOVED_ON', 'REFUND_NOT_YOURS', 'REFUND_OWN', 'REFUND_DECIDED_BEFORE'],
  }),
  /** Has the provider made its receipt (电子回单)? The first time it is asked to. */
  askTransferReceipt: route({
    method: 'GET',
    path: `${deskPath}/receipt`,
    access: { who: 'staff', may: 'refunds.receipt', at: deskAt },
    params: deskParams,
    response: z.object({ isReady: z.boolean() }),
    errors: ['RECEIPT_UNAVAILABLE'],
  }),
  downloadTransferReceipt: route({
    method: 'GET',
    path: `${deskPath}/receipt/file`,
    access: { who: 'staff', may: 'refunds.receipt', at: deskAt },
    params: deskParams,
    response: 'file',
    errors: ['RECEIPT_NOT_READY', 'RECEIPT_UNAVAILABLE'],
  }),
  /** `send_again` 失败补退; `put_back` 退款重办: the patient corrects it and applies anew. */
  mendPrepaid: route({
    method: 'POST',
    path: `${deskPath}/mending`,
    access: { who: 'staff', may: 'refunds.decide', at: deskAt },
    params: deskParams,
    body: z.object({ version, how: z.enum(['send_again', 'put_back']), remark: staffReason }).strict(),
    response: deskPrepaid,
    errors: ['REFUND_MOVED_ON', 'REFUND_NOT_YOURS', 'REFUND_OWN'],
  }),
}
