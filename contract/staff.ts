import { z } from 'zod'
import { phone, smsCode } from './accounts.ts'
import { id, instant, institutionId, line } from './common.ts'
import { route } from './route.ts'
import { auditActions, staffPermissions, staffRoleNames, staffStates } from './staff-roles.ts'

export const staffId = id('stf')
const role = z.enum(staffRoleNames)
/** Why it is done, in the person's own words: it stands in the action record. */
export const staffReason = line(200)
const cursor = z.string().max(64).optional()

/** Whom and what a person may see; `institutionId` null: every institution. */
const signedInStaff = z.object({
  staffId,
  name: z.string(),
  role,
  permissions: z.array(z.enum(staffPermissions)),
  institutionId: institutionId.nullable(),
  /** Those the person sees. */
  institutions: z.array(z.object({ institutionId, name: z.string() })),
})

const staffSession = z.discriminatedUnion('state', [
  /** `isFirst`: there is nobody yet, and the token printed at the start makes the first administrator. */
  z.object({ state: z.literal('signed_out'), isFirst: z.boolean() }),
  /** The SMS code was right, and the person has no authenticator yet: first the code that whoever invited them has told. */
  z.object({ state: z.literal('enrolment_code') }),
  /** That was right, too: the authenticator's secret, until the first right code of it. */
  z.object({ state: z.literal('enrolment'), secret: z.string(), otpauthUri: z.string() }),
  z.object({ state: z.literal('second_factor') }),
  z.object({ state: z.literal('signed_in'), staff: signedInStaff }),
])
export type StaffSession = z.output<typeof staffSession>
export type SignedInStaff = z.output<typeof signedInStaff>

const staffMember = z.object({
  staffId,
  name: z.string(),
  phoneMasked: z.string(),
  role,
  institutionId: institutionId.nullable(),
  state: z.enum(staffStates),
  createdAt: instant,
})
export type StaffMember = z.output<typeof staffMember>

/** `enrolmentCode` is shown this once: the person is told it by another way than the phone that gets their codes. */
const staffMemberToEnrol = z.object({ person: staffMember, enrolmentCode: z.string() })

/** What was so before and after an action; never personal data. */
const auditValues = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable()

const auditRecord = z.object({
  auditId: id('aud'),
  at: instant,
  /** Null for somebody who was not let in. */
  who: z.object({ staffId, name: z.string(), role }).nullable(),
  action: z.enum(auditActions),
  institutionId: institutionId.nullable(),
  /** Id of what it was done to. */
  objectId: z.string().nullable(),
  before: auditValues,
  after: auditValues,
  reason: z.string().nullable(),
  traceId: z.string(),
})
export type AuditRecord = z.output<typeof auditRecord>

const staffParams = z.object({ staffId })

/** Two factors (docs/decisions/0020), people and their action record. */
export const staffRoutes = {
  getStaffSession: route({
    method: 'GET',
    path: '/api/staff/session',
    access: { who: 'staff_visitor' },
    response: staffSession,
  }),
  /** Once, while there is nobody: a system administrator for every institution, who then signs in like everybody. */
  createFirstStaff: route({
    method: 'POST',
    path: '/api/staff/first',
    access: { who: 'staff_visitor' },
    body: z.object({ token: z.string().min(1).max(64), name: line(40), phone }).strict(),
    response: null,
    errors: ['FIRST_TOKEN_WRONG', 'SIGN_IN_LOCKED'],
  }),
  /** The first factor. Whether the number belongs to anybody is not told. */
  sendStaffCode: route({
    method: 'POST',
    path: '/api/staff/sign-in/code',
    access: { who: 'staff_visitor' },
    body: z.object({ phone }).strict(),
    response: z.object({
      phoneMasked: z.string(),
      expiresInSeconds: z.int(),
      resendAfterSeconds: z.int(),
    }),
    errors: ['SMS_TOO_SOON', 'SMS_LIMIT_REACHED', 'SMS_UNAVAILABLE', 'CHALLENGE_REQUIRED'],
  }),
  /** Its answer is `second_factor`, `enrolment_code` or, of the first administrator, `enrolment`: alone it opens nothing. */
  checkStaffCode: route({
    method: 'POST',
    path: '/api/staff/sign-in',
    access: { who: 'staff_visitor' },
    body: z.object({ phone, code: smsCode }).strict(),
    response: staffSession,
    errors: ['CODE_WRONG', 'SIGN_IN_LOCKED'],
  }),
  /** Of whoever has no authenticator yet; small letters and a missing hyphen are understood. */
  checkEnrolmentCode: route({
    method: 'POST',
    path: '/api/staff/sign-in/enrolment-code',
    access: { who: 'staff_visitor' },
    body: z.object({ code: line(20) }).strict(),
    response: staffSession,
    errors: ['ENROLMENT_CODE_WRONG', 'SIGN_IN_LOCKED'],
  }),
  /** The second factor, of the authenticator (RFC 6238); the first right one enrols it. Each code is good once. */
  checkStaffTotp: route({
    method: 'POST',
    path: '/api/staff/sign-in/totp',
    access: { who: 'staff_visitor' },
    body: z.object({ code: smsCode }).strict(),
    response: staffSession,
    errors: ['CODE_WRONG', 'SIGN_IN_LOCKED'],
  }),
  signOutStaff: route({
    method: 'DELETE',
    path: '/api/staff/session',
    access: { who: 'staff_visitor' },
    response: null,
  }),

  listStaff: route({
    method: 'GET',
    path: '/api/staff/people',
    access: { who: 'staff', may: 'staff.view' },
    response: z.object({ people: z.array(staffMember) }),
  }),
  inviteStaff: route({
    method: 'POST',
    path: '/api/staff/people',
    access: { who: 'staff', may: 'staff.manage' },
    body: z.object({ name: line(40), phone, role, institutionId: institutionId.nullable() }).strict(),
    response: staffMemberToEnrol,
    errors: ['STAFF_PHONE_TAKEN'],
  }),
  /** Ends every session of the person at once. Nobody disables themselves. */
  disableStaff: route({
    method: 'POST',
    path: '/api/staff/people/:staffId/disablement',
    access: { who: 'staff', may: 'staff.manage', at: 'params.staffId' },
    params: staffParams,
    body: z.object({ reason: staffReason }).strict(),
    response: staffMember,
    errors: ['STAFF_STATE'],
  }),
  /** For a lost authenticator, or a lost enrolment code: the next sign-in enrols a new one. Nobody does it for themselves. */
  resetStaffFactor: route({
    method: 'POST',
    path: '/api/staff/people/:staffId/factor-reset',
    access: { who: 'staff', may: 'staff.reset_factor', at: 'params.staffId' },
    params: staffParams,
    body: z.object({ reason: staffReason }).strict(),
    response: staffMemberToEnrol,
    errors: ['STAFF_STATE'],
  }),

  /** The newest first. */
  listAudit: route({
    method: 'GET',
    path: '/api/staff/audit',
    access: { who: 'staff', may: 'audit.view' },
    query: z.object({ action: z.enum(auditActions).optional(), cursor }).strict(),
    response: z.object({ records: z.array(auditRecord), nextCursor: z.string().nullable() }),
  }),
}
