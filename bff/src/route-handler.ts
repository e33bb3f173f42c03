import type { Readable } from 'node:stream'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import type { FastifyBaseLogger } from 'fastify'
import type { ZodType, z } from 'zod'
import type { PatientLink, Principal } from './access.ts'
import type { PlatformConfig } from './config/platforms.ts'
import type { CommonCode, Refusal, RefusalCode } from './lib/failure.ts'
import type { OpenedSession, Session } from './modules/accounts/sessions.ts'
import type { StaffPrincipal, StaffSession } from './modules/staff/staff-sessions.ts'

type Parsed<S> = S extends ZodType ? z.output<S> : undefined

/** One request, checked: the input is parsed, and whoever calls may do this. */
interface CheckedCall<R extends Route> {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly body: Parsed<R['body']>
  readonly language: Language
  /** Present on unsafe routes. Effects behind them are keyed by it, so that a crash repeats nothing. */
  readonly idempotencyKey: R['method'] extends 'GET' ? undefined : string
  readonly traceId: string
  /** Address of the device, as far as the trusted proxies tell. Personal data: only its blind index is kept. */
  readonly address: string
  readonly log: FastifyBaseLogger
  /** Aborted when the device has gone or the server closes: end waiting then. */
  readonly signal: AbortSignal
  /** Puts a new session on the device, or takes the old one off it (`null`). */
  takeSession(opened: OpenedSession | null): void
}

/** Of a patient's app: the principal may do this, the patient is theirs. */
interface PatientCall<R extends Route> extends CheckedCall<R> {
  readonly principal: R['access'] extends { who: 'anyone' } ? Principal | undefined : Principal
  /** The account's link to the patient; only on routes of `who: 'patient'`. */
  readonly link: R['access'] extends { who: 'patient' } ? PatientLink : undefined
  readonly session: Session | undefined
  readonly channel: Channel
  /** Whose frame the page is in; only of the channel `embedded`. */
  readonly platform: PlatformConfig | undefined
  /** Institutions of this channel; a request that names another one never gets here. */
  readonly institutions: readonly string[]
}

/** Of the staff console. */
interface StaffCall<R extends Route> extends CheckedCall<R> {
  readonly staff: R['access'] extends { who: 'staff' } ? StaffPrincipal : StaffPrincipal | undefined
  readonly session: StaffSession | undefined
  /** Those that this person sees; a request that names another one never gets here. */
  readonly institutions: readonly string[]
}

type StaffRoute = Route & { access: { who: 'staff' | 'staff_visitor' } }

export type Call<R extends Route> = R extends StaffRoute ? StaffCall<R> : PatientCall<R>

export type Answer<R extends Route> = R['response'] extends ZodType
  ? z.output<R['response']>
  : R['response'] extends 'redirect'
    ? string
    : R['response'] extends 'file'
      ? FileAnswer
      : undefined

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file to be shown, not saved, but for a workbook; `name` is what it is called when somebody saves it. */
export interface FileAnswer {
  type: 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/calendar; charset=utf-8' | typeof XLSX
  name: string
  /** Of a file that is made while it is sent, as it comes. */
  bytes: Buffer | Readable
}

type ListedCode<R extends Route> = R['errors'] extends readonly (infer Code extends RefusalCode)[]
  ? Code
  : never

/** Answers what the contract lists, or refuses with a code of the route or one that any route may answer. */
export type Handler<R extends Route> = (
  call: Call<R>,
) => Promise<Answer<R> | Refusal<ListedCode<R> | CommonCode>>

/** Gives a route of the contract its handler. */
export type Handle = <R extends Route>(definition: R, handler: Handler<R>) => void

/** A domain: the routes it owns in the contract, all of which `register` must handle. */
export interface Module {
  name: string
  routes: Readonly<Record<string, Route>>
  register(handle: Handle): void
}
