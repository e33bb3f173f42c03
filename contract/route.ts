import type { ZodType, z } from 'zod'
import type { ErrorCode, StaffErrorCode } from './errors.ts'
import type { InstitutionModule } from './institutions.ts'
import type { StaffPermission } from './staff-roles.ts'

/**
 * Who may call a route. The BFF enforces it before the handler runs; a route without it does not compile.
 * - `anyone`: no session needed.
 * - `account`: signed in, and the agreement and privacy policy in force accepted (`consent: false` waives that,
 *   for the few things a person must be able to do after withdrawing).
 * - `patient`: as `account`, and the account holds `scope` over the patient. `at` says where the patient is
 *   named: in the path, in the body, or by an appointment, payment, request or help in the path. `isProved`: only who has shown
 *   more than a name and a document number (docs/decisions/0034); whatever reads reports is so, named or not.
 * - `helper`: as `account`, and it was the first to open the help in the path (docs/decisions/0041).
 * - `speaker`: as `account`, and the conversation in the path is its own.
 * - `staff_visitor`, `staff`: on the staff console only; of the staff, who holds `may`, and sees the institution of what
 *   stands `at`.
 */
export type Access =
  | { who: 'anyone' }
  | { who: 'account'; consent?: false }
  | {
      who: 'patient'
      scope: PatientScope
      at:
        | 'params.patientId'
        | 'body.patientId'
        | 'params.appointmentId'
        | 'params.paymentId'
        | 'params.requestId'
        | 'params.helpId'
      isProved?: true
      /** Also who paid, when the right over the patient has ended since: their money stays in their sight. */
      orPayer?: true
    }
  | { who: 'helper' }
  | { who: 'speaker' }
  | { who: 'staff_visitor' }
  | {
      who: 'staff'
      may: StaffPermission
      at?:
        | 'params.staffId'
        | 'params.paymentId'
        | 'params.appointmentId'
        | 'params.requestId'
        | 'params.parkingId'
        | 'params.differenceId'
        | 'params.exportId'
        | 'params.conversationId'
        | 'params.applicationId'
    }

/** Pages of ours that another platform shows in a frame. */
export const embeddedPages = ['triage', 'service', 'note'] as const
export type EmbeddedPage = (typeof embeddedPages)[number]
/** What each of them needs, such as who is signed in. */
export const everyEmbeddedPage: readonly EmbeddedPage[] = embeddedPages

/** What a family member may do for a patient. `manage` (cards, file, unbinding) comes with `booking`. */
export const patientScopes = ['booking', 'payments', 'reports'] as const
export type PatientScope = (typeof patientScopes)[number]

/** Refused with PROOF_REQUIRED to an account that only knows whom to name. */
export function needsProof({ scope, isProved }: Extract<Access, { who: 'patient' }>): boolean {
  return isProved === true || scope === 'reports'
}

export interface Route {
  /** No PATCH: Alipay's request API does not know it. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify path under the BFF's origin; parameters as `:name`. */
  path: `/api/${string}`
  access: Access
  params?: ZodType
  query?: ZodType
  body?: ZodType
  /**
   * 200 (or 202 for "accepted, outcome not known yet"); `null` answers 204 without a body; `redirect` answers 302;
   * `file` answers a file to be shown: its address is opened by a browser or a viewer itself, and names the channel
   * in its query.
   */
  response: ZodType | null | 'redirect' | 'file'
  /**
   * Repeating it does nothing more, so that neither request nor answer is kept under its idempotency key: for what must
   * not be kept.
   */
  isForgotten?: true
  /**
   * What the institution that it names must have switched on in the channel; of a route that names none, any of the
   * channel's. By the `purpose` in the body where it depends on that.
   */
  module?: InstitutionModule | Readonly<Record<string, InstitutionModule>>
  /** In which pages of the channel `embedded` it may be asked (docs/decisions/0054). Absent: in none. */
  embeddedIn?: readonly EmbeddedPage[]
  /** Codes special to this route, beside those any route may answer. */
  errors?: readonly (ErrorCode | StaffErrorCode)[]
  /** Asked by a page that lies open, without anybody doing anything: it keeps no session alive (S2). */
  isUnattended?: true
  /** How long a shared cache may keep the answer. Absent: `no-store`. Only for answers without a person in them. */
  publicCacheSeconds?: number
}

/** Keeps the literal types of a route, so that the client can check method, path and shapes without zod. */
export function route<const R extends Route>(definition: R): R {
  return definition
}

type Output<S> = S extends ZodType ? z.output<S> : undefined
type Input<S> = S extends ZodType ? z.input<S> : undefined

export type ParamsOf<R extends Route> = Output<R['params']>
export type QueryOf<R extends Route> = Input<R['query']>
export type BodyOf<R extends Route> = Input<R['body']>
export type ResponseOf<R extends Route> = R['response'] extends ZodType ? z.output<R['response']> : undefined
