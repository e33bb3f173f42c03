import { normalizePhone } from '@tongzhen/contract/documents'
import type { PrepaidWay } from '@tongzhen/contract/states'
import { isUniqueViolation } from '../../db/errors.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { Payee } from '../../gateways/transfers/port.ts'
import { shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { maskCardNumber } from '../../lib/masks.ts'
import { lockActivePatient } from '../patients/locks.ts'
import { findByRequest, insertApplication } from '../refunds/applications.ts'
import { automaticAfterMs } from '../refunds/by-rule.ts'
import { chainOf, rulesOf } from '../refunds/rules.ts'
import { firstState } from '../refunds/step.ts'
import { type Asking, type OpenWay, readWish } from './account.ts'
import type { PrepaidDeps } from './deps.ts'
import { insertPrepaid, refundWayOf } from './prepaid-refunds.ts'

export interface Applying extends Asking {
  cardKey: string
  way: PrepaidWay
  depositId: string | null
  account: string | null
  noticePhone?: string | undefined
  amountFen: number
  supersedes: string | null
  idempotencyKey: string
}

export type ApplyRefusal = Refusal<
  | 'PREPAID_CHANGED'
  | 'PREPAID_EXISTS'
  | 'PREPAID_NOT_HERE'
  | 'PREPAID_NAME'
  | 'CARD_REQUIRED'
  | 'HOSPITAL_UNAVAILABLE'
  | 'NOT_FOUND'
>

/** Stores an application and answers its id. Nothing moves; the same request again finds what it stored before. */
export async function applyForPrepaid(deps: PrepaidDeps, applying: Applying): Promise<string | ApplyRefusal> {
  const { db, clock, fields, config, catalogues } = deps
  const { institutionId, accountId, patientId, amountFen, idempotencyKey, supersedes, noticePhone } = applying
  const earlier = await findByRequest(deps.db, applying)
  if (earlier !== undefined) return earlier
  const wish = await readWish(deps, applying, applying)
  if (isRefusal(wish)) return wish
  const { way, card, account } = wish
  const payee = payeeOf(way, { account: applying.account, name: account.holderName })
  if (payee === undefined) return refuse('PREPAID_NOT_HERE')
  const hospital = await catalogues.of(institutionId).hospital()
  if (isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')

  const now = clock.now()
  const applicationId = newId('rfa')
  const { rules } = await rulesOf({ config, db }, institutionId)
  // No doctor has ordered it: finance decides.
  const chain = chainOf({ ...rules, asksDoctor: false })
  const afterMs = automaticAfterMs(rules, amountFen)
  const { personId, hospitalPatientNumber } = account.patient
  try {
    const late = await inTransaction(db, async (tx) => {
      if (!(await lockActivePatient(tx, patientId))) return refuse('NOT_FOUND')
      await insertApplication(tx, {
        ...{ application_id: applicationId, institution_id: institutionId, payment_id: null },
        ...{ person_id: personId, account_id: accountId, patient_id: patientId },
        ...{ idempotency_key: idempotencyKey, means: way.means, items: [], amount_fen: amountFen },
        snapshot: { departmentName: { zh: '' }, doctorName: { zh: '' } },
        ...{ reason: 'other', words: null, state: firstState(chain), chain, version: 1 },
        automatic_at: afterMs === undefined ? null : shift(now, afterMs),
        way: refundWayOf(way.way),
        ...{ approved_at: null, is_by_rule: false, created_at: now, changed_at: now },
      })
      await insertPrepaid(
        tx,
        {
          ...{ application_id: applicationId, institution_id: institutionId, channel: applying.channel },
          ...{ way: way.way, means: way.means, merchant: way.merchant, amount_fen: amountFen },
          snapshot: {
            ...{ institutionName: hospital.name, institutionPhone: hospital.phone },
            cardMasked: maskCardNumber(card.cardNumber),
            accountMasked: way.way === 'alipay_balance' ? maskAccount(applying.account ?? '') : null,
          },
          identity: {
            ...{ hospitalPatientNumber, cardNumber: card.cardNumber, payee },
            depositId: way.deposit?.depositId,
          },
          noticePhone: noticePhone && normalizePhone(noticePhone),
          ...{ supersedes, created_at: now },
        },
        fields,
      )

      return undefined
    })
    if (isRefusal(late)) return late
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return (await findByRequest(deps.db, applying)) ?? refuse('PREPAID_EXISTS')
  }
  if (afterMs !== undefined) deps.nudge(afterMs)

  return applicationId
}

/** Undefined when what the way needs is not there. */
function payeeOf(
  { way, openid, deposit }: OpenWay,
  { account, name }: { account: string | null; name: string },
): Payee | undefined {
  if (deposit !== undefined) {
    const { orderNumber, providerNumber, amountFen: paidFen, paidAt: orderedAt } = deposit

    return { to: 'trade', orderNumber, orderedAt, providerNumber, paidFen }
  }
  const named = way === 'wechat_change' ? openid : account

  return named == null ? undefined : { to: 'account', account: named, name }
}

/** `139****0002`, `a***@example.com`. */
function maskAccount(account: string): string {
  const [name = '', host] = account.split('@')
  if (host !== undefined) return `${name.slice(0, 1)}***@${host}`

  return `${account.slice(0, 3)}****${account.slice(-4)}`
}
