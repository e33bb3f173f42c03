import { normalizePhone } from '@tongzhen/contract/documents'
import type { Language } from '@tongzhen/contract/headers'
import {
  staffRoutes as routes,
  type StaffSession as SessionAnswer,
  type SignedInStaff,
} from '@tongzhen/contract/staff'
import { staffRoles } from '@tongzhen/contract/staff-roles'
import type { StaffSessionStage } from '../../db/tables/staff.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskPhone } from '../../lib/masks.ts'
import type { Handle } from '../../route-handler.ts'
import { phoneIndexOf } from '../accounts/accounts.ts'
import type { OpenedSession } from '../accounts/sessions.ts'
import type { StaffDeps } from './deps.ts'
import { createFirstStaff } from './first-token.ts'
import { institutionsOf } from './institutions-of.ts'
import { checkEnrolmentCode, checkSmsCode, checkTotp, needsEnrolmentCode, noteSignIn } from './sign-in.ts'
import { findStaff, findStaffByPhone, isAnybodyThere, type StaffRow, staffName, staffPlace } from './staff.ts'
import { otpauthUri } from './totp.ts'

export function registerSignIn(deps: StaffDeps, handle: Handle): void {
  const { db, fields, smsCodes, sessions } = deps

  handle(routes.getStaffSession, ({ session, language }) =>
    answer(deps, { staffId: session?.staffId, stage: session?.stage, language }),
  )

  handle(routes.createFirstStaff, ({ body, address, traceId }) =>
    createFirstStaff(deps, { ...body, address, traceId }),
  )

  handle(routes.sendStaffCode, async ({ body, address, language, traceId }) => {
    const phoneIndex = phoneIndexOf(fields, body.phone)

    return smsCodes.send({
      purpose: 'staff_sign_in',
      subject: phoneIndex,
      phone: normalizePhone(body.phone),
      isUnknown: (await findStaffByPhone(db, phoneIndex)) === undefined,
      ...{ address, language, traceId },
    })
  })

  handle(
    routes.checkStaffCode,
    async ({ body, session: previous, address, language, traceId, takeSession }) => {
      const opened = await checkSmsCode(deps, { ...body, previous, address, traceId })
      if (isRefusal(opened)) return opened
      takeSession(opened)

      return answerOpened(deps, opened, language)
    },
  )

  handle(routes.checkEnrolmentCode, async ({ body, session, address, language, traceId, takeSession }) => {
    if (session?.stage !== 'half') return refuse('SESSION_REQUIRED')
    const opened = await checkEnrolmentCode(deps, { ...body, session, address, traceId })
    if (isRefusal(opened)) return opened
    takeSession(opened)

    return answerOpened(deps, opened, language)
  })

  handle(routes.checkStaffTotp, async ({ body, session, address, language, traceId, takeSession }) => {
    if (session === undefined || session.stage === 'full') return refuse('SESSION_REQUIRED')
    const opened = await checkTotp(deps, { ...body, session, address, traceId })
    if (isRefusal(opened)) return opened
    takeSession(opened)

    return answerOpened(deps, opened, language)
  })

  handle(routes.signOutStaff, async ({ session, staff, address, traceId, takeSession }) => {
    if (session) await sessions.end(db, session.sessionId)
    if (staff) {
      const { staffId: staff_id, role, institutionId: institution_id } = staff
      await noteSignIn(deps, {
        staff: { staff_id, role, institution_id },
        action: 'signed_out',
        address,
        traceId,
      })
    }
    takeSession(null)

    return undefined
  })
}

async function answerOpened(
  deps: StaffDeps,
  opened: OpenedSession,
  language: Language,
): Promise<SessionAnswer> {
  const session = await deps.sessions.find(opened.token)

  return answer(deps, { staffId: session?.staffId, stage: session?.stage, language })
}

async function answer(
  deps: StaffDeps,
  {
    staffId,
    stage,
    language,
  }: { staffId: string | undefined; stage: StaffSessionStage | undefined; language: Language },
): Promise<SessionAnswer> {
  const row = staffId === undefined ? undefined : await findStaff(deps.db, staffId)
  if (row === undefined) return { state: 'signed_out', isFirst: !(await isAnybodyThere(deps.db)) }
  if (stage === 'full') return { state: 'signed_in', staff: await signedIn(deps, row, language) }

  if (row.state !== 'invited') return { state: 'second_factor' }

  return needsEnrolmentCode(row) && stage !== 'enrolling' ? { state: 'enrolment_code' } : enrolment(deps, row)
}

function enrolment({ fields }: StaffDeps, { staff_id, totp_secret, phone }: StaffRow): SessionAnswer {
  const secret = fields.open(staffPlace('totp_secret', staff_id), totp_secret)
  const account = maskPhone(fields.open(staffPlace('phone', staff_id), phone))

  return { state: 'enrolment', secret, otpauthUri: otpauthUri({ secret, account }) }
}

async function signedIn(deps: StaffDeps, row: StaffRow, language: Language): Promise<SignedInStaff> {
  const { catalogues, config, fields } = deps
  const institutionId = row.institution_id
  const institutions = institutionsOf(config, { institutionId }).map(async (id) => {
    const hospital = await catalogues.of(id).hospital()

    // The console works while a hospital's system is down: that is when it is needed.
    return { institutionId: id, name: isGatewayFailure(hospital) ? id : textIn(hospital.name, language) }
  })

  return {
    staffId: row.staff_id,
    name: staffName(fields, row),
    role: row.role,
    permissions: [...staffRoles[row.role]],
    institutionId,
    institutions: await Promise.all(institutions),
  }
}
