import type { Route } from '@tongzhen/contract/route'
import { mayStaff } from '@tongzhen/contract/staff-roles'
import type { FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import type { Door, Entry } from './door.ts'
import { isRefusal, type Refusal, refuse } from './lib/failure.ts'
import { institutionsOf } from './modules/staff/institutions-of.ts'
import {
  STAFF_SESSION_LIFETIME_MS,
  type StaffPrincipal,
  type StaffSession,
  type StaffSessions,
} from './modules/staff/staff-sessions.ts'
import { type Input, parseInput } from './request-input.ts'

/** Its own, so that it is never taken for a patient's. */
export const STAFF_COOKIE = '__Host-tz-staff'

/** The institution of what a staff route names, `undefined` when there is no such thing; null: of none in particular. */
export interface StaffScope {
  institutionOfStaff(staffId: string): Promise<string | null | undefined>
  institutionOfPayment(paymentId: string): Promise<string | undefined>
  institutionOfAppointment(appointmentId: string): Promise<string | undefined>
  institutionOfRequest(requestId: string): Promise<string | undefined>
  institutionOfParking(parkingId: string): Promise<string | undefined>
  institutionOfDifference(differenceId: string): Promise<string | undefined>
  institutionOfExport(exportId: string): Promise<string | null | undefined>
  institutionOfConversation(conversationId: string): Promise<string | undefined>
  institutionOfApplication(applicationId: string): Promise<string | undefined>
}

export interface StaffDoorDeps {
  config: Pick<Config, 'institutions'>
  /** Where the console is reached; unsafe requests of any other page are refused (S21). */
  origin: string
  sessions: Pick<StaffSessions, 'find'>
  scope: StaffScope
  /** Writes down that somebody wanted what their role does not allow (S35). */
  noteNotPermitted(attempt: NotPermitted): Promise<void>
}

export interface NotPermitted {
  who: StaffPrincipal
  /** As in the contract, without what it named: `GET /api/staff/audit`. */
  route: string
  address: string
  traceId: string
}

/**
 * The way into the staff console. In this order: origin, session of both factors, permission, input, and the
 * institution of what is named.
 */
export function createStaffDoor(deps: StaffDoorDeps): Door {
  return {
    async admit(request, definition) {
      const { origin } = request.headers
      if (definition.method !== 'GET' && origin !== undefined && origin !== deps.origin)
        return refuse('ORIGIN_REFUSED')
      const token = request.cookies[STAFF_COOKIE]
      const session = token === undefined ? undefined : await deps.sessions.find(token)
      const staff = session?.stage === 'full' ? session : undefined
      const denied = deniedBy(definition, staff)
      if (denied && staff) {
        const route = `${definition.method} ${definition.path}`
        await deps.noteNotPermitted({ who: staff, route, address: request.ip, traceId: request.id })
      }
      if (denied) return denied

      return enter(deps, { request, definition, session, staff, token })
    },

    keep(reply, _entry, opened) {
      const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
      if (opened === null) reply.clearCookie(STAFF_COOKIE, attributes)
      else
        reply.setCookie(STAFF_COOKIE, opened.token, {
          ...attributes,
          maxAge: STAFF_SESSION_LIFETIME_MS / 1000,
        })
    },
  }
}

function deniedBy(
  { access }: Route,
  staff: StaffPrincipal | undefined,
): Refusal<'SESSION_REQUIRED' | 'NOT_PERMITTED' | 'NOT_FOUND'> | undefined {
  if (access.who === 'staff_visitor') return undefined
  if (access.who !== 'staff') throw new Error('a patients’ route has no place in the console')
  if (staff === undefined) return refuse('SESSION_REQUIRED')

  return mayStaff(staff.role, access.may) ? undefined : refuse('NOT_PERMITTED')
}

interface Entering {
  request: FastifyRequest
  definition: Route
  session: StaffSession | undefined
  staff: StaffPrincipal | undefined
  token: string | undefined
}

async function enter(
  deps: StaffDoorDeps,
  { request, definition, session, staff, token }: Entering,
): Promise<Entry | Refusal<'REQUEST_INVALID' | 'NOT_FOUND'>> {
  const input = parseInput(definition, { params: request.params, query: request.query, body: request.body })
  if (isRefusal(input)) return input
  if (staff && !(await isWithin(deps, { staff, definition, input }))) return refuse('NOT_FOUND')
  const institutions = staff ? institutionsOf(deps.config, staff) : []

  return {
    call: { ...input, session, staff, institutions },
    barredBy: undefined,
    scope: staff?.staffId ?? token ?? 'console',
    accountId: undefined,
  }
}

/** What another institution has does not exist for whoever sees only one (S12). */
async function isWithin(
  { scope, config }: StaffDoorDeps,
  { staff, definition: { access }, input }: { staff: StaffPrincipal; definition: Route; input: Input },
): Promise<boolean> {
  const sees = (institutionId: unknown) =>
    staff.institutionId === null || institutionId === staff.institutionId
  const named = [input.params, input.query, input.body]
    .map((part) => fieldOf(part, 'institutionId'))
    .filter((one) => one !== undefined)
  const known = config.institutions.map((one) => one.institutionId)
  if (named.some((one) => !sees(one) || (one !== null && !known.includes(String(one))))) return false
  if (access.who !== 'staff' || access.at === undefined) return true
  const institutionId = await institutionAt(scope, access.at, input.params)

  return institutionId !== undefined && sees(institutionId)
}

function institutionAt(
  scope: StaffScope,
  at: NonNullable<Extract<Route['access'], { who: 'staff' }>['at']>,
  params: unknown,
): Promise<string | null | undefined> {
  switch (at) {
    case 'params.staffId':
      return scope.institutionOfStaff(String(fieldOf(params, 'staffId')))
    case 'params.paymentId':
      return scope.institutionOfPayment(String(fieldOf(params, 'paymentId')))
    case 'params.appointmentId':
      return scope.institutionOfAppointment(String(fieldOf(params, 'appointmentId')))
    case 'params.requestId':
      return scope.institutionOfRequest(String(fieldOf(params, 'requestId')))
    case 'params.parkingId':
      return scope.institutionOfParking(String(fieldOf(params, 'parkingId')))
    case 'params.differenceId':
      return scope.institutionOfDifference(String(fieldOf(params, 'differenceId')))
    case 'params.exportId':
      return scope.institutionOfExport(String(fieldOf(params, 'exportId')))
    case 'params.conversationId':
      return scope.institutionOfConversation(String(fieldOf(params, 'conversationId')))
    case 'params.applicationId':
      return scope.institutionOfApplication(String(fieldOf(params, 'applicationId')))
  }
}

function fieldOf(part: unknown, name: string): unknown {
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined
}
