import { createHash } from 'node:crypto'
import type { Channel } from '@tongzhen/contract/headers'
import type { PrepaidCard, PrepaidRules, PrepaidWayOffer } from '@tongzhen/contract/prepaid'
import type { PaymentMeans, PrepaidWay } from '@tongzhen/contract/states'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalCard, HospitalDeposit } from '../../gateways/his/prepaid-port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { maskCardNumber } from '../../lib/masks.ts'
import { type BookingPatient, readBookingPatient } from '../patients/booking-patient.ts'
import { isThemselves } from '../patients/proof.ts'
import { findPayer } from '../payments/store-payment.ts'
import type { PrepaidDeps } from './deps.ts'
import { prepaidRulesOf } from './prepaid-rules.ts'

export interface Asking {
  patientId: string
  institutionId: string
  accountId: string
  channel: Channel
  traceId: string
}

/** A card as the hospital has it, with the ways by which its money may go back now. */
export interface OpenCard {
  card: HospitalCard
  cardKey: string
  ways: OpenWay[]
}

export interface OpenWay extends Omit<PrepaidWayOffer, 'deposit'> {
  means: PaymentMeans
  merchant: string
  deposit: HospitalDeposit | undefined
  /** Of WeChat change: the account's openid. */
  openid: string | undefined
}

export interface OpenAccount {
  patient: BookingPatient
  /** As on the card. */
  holderName: string
  cards: OpenCard[]
}

type Unread = Refusal<'PREPAID_NOT_HERE' | 'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE'>

/** What is on a patient's cards, live from the hospital. */
export async function readAccount(deps: PrepaidDeps, asking: Asking): Promise<OpenAccount | Unread> {
  const { institutionId, traceId } = asking
  const institution = deps.config.institutions.find((one) => one.institutionId === institutionId)
  const { version, rules } = await prepaidRulesOf(deps, institutionId)
  // Once it was open, people still see what is under way.
  if (institution === undefined || (version === 0 && !rules.isOpen)) return refuse('PREPAID_NOT_HERE')
  const open = rules.isOpen ? rules.ways : []
  const patient = await readBookingPatient(deps.db, asking, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const { hospitalPatientNumber } = patient
  const found = await deps.prepaid.of(institutionId).accounts({ hospitalPatientNumber }, { traceId })
  if (isGatewayFailure(found)) return refuse('HOSPITAL_UNAVAILABLE')
  const wallets = await walletsOf(deps, asking)
  const cards = found.cards
    .filter(({ isValid }) => isValid)
    .map((card) => ({
      card,
      cardKey: cardKeyOf(institutionId, card.cardNumber),
      ways: open.flatMap((way) => waysOf(deps, { way, card, institution, wallets, rules })),
    }))

  return { patient, holderName: found.name, cards }
}

export function cardView({ card, cardKey, ways }: OpenCard): PrepaidCard {
  return {
    ...{ cardKey, cardMasked: maskCardNumber(card.cardNumber), balanceFen: card.balanceFen },
    ways: ways.map(({ way, leastFen, mostFen, deposit }) => ({
      ...{ way, leastFen, mostFen },
      deposit: deposit?.means
        ? {
            ...{ depositId: deposit.depositId, means: deposit.means },
            ...{ amountFen: deposit.amountFen, paidAt: deposit.paidAt },
          }
        : null,
    })),
  }
}

/** Names a card without telling its number. */
function cardKeyOf(institutionId: string, cardNumber: string): string {
  return createHash('sm3').update(`${institutionId}/${cardNumber}`).digest('hex').slice(0, 16)
}

interface Wallets {
  channel: Channel
  /** Only of the patient themselves: WeChat checks the name, and somebody else's is another one. */
  openid: string | undefined
}

async function walletsOf(deps: PrepaidDeps, { accountId, patientId, channel }: Asking): Promise<Wallets> {
  const own = await deps.db
    .selectFrom('patients')
    .select('patient_id')
    .where('patient_id', '=', patientId)
    .where('account_id', '=', accountId)
    .where(isThemselves())
    .executeTakeFirst()
  const payer =
    own === undefined || channel !== 'wechat'
      ? undefined
      : await findPayer(deps, { accountId, means: 'wechat' })

  return { channel, openid: payer?.payer }
}

function waysOf(
  { config }: PrepaidDeps,
  {
    way,
    card,
    institution,
    wallets,
    rules,
  }: {
    way: PrepaidWay
    card: HospitalCard
    institution: PrepaidDeps['config']['institutions'][number]
    wallets: Wallets
    rules: PrepaidRules
  },
): OpenWay[] {
  if (way === 'origin')
    return card.deposits.flatMap((deposit) => {
      const { means, leftFen } = deposit
      const merchant = means && institution.merchants[means]
      if (means === undefined || merchant === undefined || leftFen === 0) return []

      return [{ way, means, merchant, leastFen: 1, mostFen: leftFen, deposit, openid: undefined }]
    })
  const means = way === 'wechat_change' ? 'wechat' : 'alipay'
  const name = institution.merchants[means]
  const merchant = name === undefined ? undefined : config.merchants[name]
  if (name === undefined || merchant === undefined || !('transfers' in merchant) || !merchant.transfers)
    return []
  const { leastFen, mostFen } = rules.limits[way]
  const openid = way === 'wechat_change' ? wallets.openid : undefined
  const isHere = way !== 'wechat_change' || openid !== undefined
  const most = Math.min(mostFen, card.balanceFen)

  return isHere && most >= leastFen
    ? [{ way, means, merchant: name, leastFen, mostFen: most, deposit: undefined, openid }]
    : []
}

/** The card and the way of an application, as they are now; the amount within what may go. */
export async function readWish(
  deps: PrepaidDeps,
  asking: Asking,
  wish: { cardKey: string; way: PrepaidWay; depositId: string | null; amountFen: number },
): Promise<
  | { account: OpenAccount; card: HospitalCard; way: OpenWay }
  | Unread
  | Refusal<'PREPAID_CHANGED' | 'PREPAID_NAME'>
> {
  const account = await readAccount(deps, asking)
  if (isRefusal(account)) return account
  if (account.holderName !== account.patient.name) return refuse('PREPAID_NAME')
  const open = account.cards.find(({ cardKey }) => cardKey === wish.cardKey)
  const way = open?.ways.find(
    (one) => one.way === wish.way && (one.deposit?.depositId ?? null) === wish.depositId,
  )
  if (open === undefined || way === undefined) return refuse('PREPAID_NOT_HERE')
  if (wish.amountFen < way.leastFen || wish.amountFen > way.mostFen)
    return refuse('PREPAID_CHANGED', { params: { mostFen: way.mostFen } })

  return { account, card: open.card, way }
}
