import type { ConsentKind } from '@tongzhen/contract/accounts'
import type { Channel } from '@tongzhen/contract/headers'
import type { Access, PatientScope } from '@tongzhen/contract/route'

/** Who is calling: a person signed in to an account, in one channel. */
export interface Principal {
  readonly accountId: string
  readonly sessionId: string
  readonly channel: Channel
  /** Until then the person has just proved to hold the phone (S7); undefined when not. */
  readonly reverifiedUntil: Date | undefined
  /** Documents in force that the account has not accepted. */
  readonly consentsDue: readonly ConsentKind[]
}

/** What an account may do for one patient. Made by the patients module, only for links in force. */
export interface PatientLink {
  readonly patientId: string
  readonly accountId: string
  readonly scopes: readonly PatientScope[]
  /** Something has shown that the account may know of the person (docs/decisions/0034). */
  readonly isProved: boolean
}

/** How the routes of `who: 'patient'` find the patient; the domains that know supply it. */
export interface PatientAccess {
  /** Rights whose time is over are gone before anything is asked of them. */
  endLapsed(accountId: string): Promise<void>
  /** The account's own link, or undefined: then the patient does not exist for it. */
  linkOf(
    principal: Pick<Principal, 'accountId' | 'channel'>,
    patientId: string,
  ): Promise<PatientLink | undefined>
  /** The patient of an appointment in one of the channel's institutions. */
  patientOfAppointment(principal: Principal, appointmentId: string): Promise<string | undefined>
  /** The patient of a payment in one of the channel's institutions. */
  patientOfPayment(principal: Principal, paymentId: string): Promise<string | undefined>
  /** For whom this account has paid it, whether or not it has a right over them any more. */
  patientPaidFor(principal: Principal, paymentId: string): Promise<string | undefined>
  /** The patient of a request of this account for a named doctor, in one of the channel's institutions. */
  patientOfRequest(
    principal: Pick<Principal, 'accountId' | 'channel'>,
    requestId: string,
  ): Promise<string | undefined>
  /** The patient of a step that this account has passed on, in one of the channel's institutions. */
  patientOfHelp(
    principal: Pick<Principal, 'accountId' | 'channel'>,
    helpId: string,
  ): Promise<string | undefined>
  /** Is this account the one that opened it, in one of the channel's institutions? */
  isHelper(principal: Pick<Principal, 'accountId' | 'channel'>, helpId: string): Promise<boolean>
  /** Is the conversation this account's, in one of the channel's institutions, and not erased? */
  isSpeaker(principal: Pick<Principal, 'accountId' | 'channel'>, conversationId: string): Promise<boolean>
}

type PatientRule = Extract<Access, { who: 'patient' }>

/** The link that lets `principal` make this request, or undefined: no right and no such thing look the same. */
export async function resolveLink(
  patientAccess: PatientAccess,
  {
    principal,
    rule,
    params,
    body,
  }: { principal: Principal; rule: PatientRule; params: unknown; body: unknown },
): Promise<PatientLink | undefined> {
  const patientId = await patientIdAt(patientAccess, { principal, rule, params, body })
  const link = patientId === undefined ? undefined : await patientAccess.linkOf(principal, patientId)
  if (link?.scopes.includes(rule.scope)) return link

  return rule.orPayer ? linkOfPayer(patientAccess, { principal, params }) : undefined
}

/** Of who has paid: it lets them see the payment, and do nothing for the patient. */
async function linkOfPayer(
  patientAccess: PatientAccess,
  { principal, params }: { principal: Principal; params: unknown },
): Promise<PatientLink | undefined> {
  const paymentId = field(params, 'paymentId')
  const patientId = paymentId && (await patientAccess.patientPaidFor(principal, paymentId))

  return patientId ? { patientId, accountId: principal.accountId, scopes: [], isProved: false } : undefined
}

async function patientIdAt(
  patientAccess: PatientAccess,
  {
    principal,
    rule,
    params,
    body,
  }: { principal: Principal; rule: PatientRule; params: unknown; body: unknown },
): Promise<string | undefined> {
  switch (rule.at) {
    case 'params.patientId':
      return field(params, 'patientId')
    case 'body.patientId':
      return field(body, 'patientId')
    case 'params.appointmentId': {
      const appointmentId = field(params, 'appointmentId')

      return appointmentId && patientAccess.patientOfAppointment(principal, appointmentId)
    }
    case 'params.paymentId': {
      const paymentId = field(params, 'paymentId')

      return paymentId && patientAccess.patientOfPayment(principal, paymentId)
    }
    case 'params.requestId': {
      const requestId = field(params, 'requestId')

      return requestId && patientAccess.patientOfRequest(principal, requestId)
    }
    case 'params.helpId': {
      const helpId = field(params, 'helpId')

      return helpId && patientAccess.patientOfHelp(principal, helpId)
    }
  }
}

function field(container: unknown, name: string): string | undefined {
  if (typeof container !== 'object' || container === null) return undefined
  const value = (container as Record<string, unknown>)[name]

  return typeof value === 'string' ? value : undefined
}
