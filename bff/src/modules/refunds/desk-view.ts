import type { Language } from '@tongzhen/contract/headers'
import type { RefundDeskApplication, RefundDeskRow } from '@tongzhen/contract/refunds'
import type { StaffRole } from '@tongzhen/contract/staff-roles'
import type { Db } from '../../db/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { staffName } from '../staff/staff.ts'
import { refundRow } from './application-view.ts'
import { remarkPlace, wordsPlace } from './applications.ts'
import { stepFor } from './decide.ts'
import { type DeskRow, deskApplications } from './list-applications.ts'
import { itemView } from './offer.ts'

interface Shown {
  fields: FieldCrypto
  language: Language
  now: Date
}

export function deskRow(row: DeskRow, { fields, language, now }: Shown): RefundDeskRow {
  const { patient_id: patientId, patient_name: name, snapshot } = row

  return {
    ...refundRow(row, { language, now }),
    orderNumber: row.order_number,
    patientNameMasked:
      patientId && name ? maskName(fields.open(place('patients', 'name', patientId), name)) : '',
    departmentName: textIn(snapshot.departmentName, language),
    doctorName: textIn(snapshot.doctorName, language),
    way: row.way,
    approvedAt: row.approved_at && shanghaiInstant(row.approved_at),
    automaticAt: row.automatic_at && shanghaiInstant(row.automatic_at),
  }
}

/** One application's whole story, with who decided what. */
export async function readDeskApplication(
  { db, fields, clock }: { db: Db; fields: FieldCrypto; clock: Clock },
  {
    applicationId,
    paymentId,
    role,
    language,
  }: { applicationId: string; paymentId: string; role: StaffRole; language: Language },
): Promise<RefundDeskApplication | Refusal<'NOT_FOUND'>> {
  const row = await deskApplications(db)
    .select(['payments.paid_fen', 'payments.refunded_fen'])
    .where('refund_applications.application_id', '=', applicationId)
    .where('refund_applications.payment_id', '=', paymentId)
    .executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')

  return {
    ...deskRow(row, { fields, language, now: clock.now() }),
    items: row.items.map((item) => itemView(item, language)),
    words: row.words && fields.open(wordsPlace(applicationId), row.words),
    ...{ chain: row.chain, isByRule: row.is_by_rule, mayDecide: stepFor(role, row) ?? null },
    ...{ paidFen: row.paid_fen, refundedFen: row.refunded_fen },
    story: await storyOf({ db, fields }, applicationId),
  }
}

async function storyOf(
  { db, fields }: { db: Db; fields: FieldCrypto },
  applicationId: string,
): Promise<RefundDeskApplication['story']> {
  const rows = await db
    .selectFrom('refund_steps')
    .leftJoin('staff', 'staff.staff_id', 'refund_steps.staff_id')
    .selectAll('refund_steps')
    .select('staff.name')
    .where('application_id', '=', applicationId)
    .orderBy('version')
    .execute()

  return rows.map(({ version, from_state, to_state, cause, staff_id, name, remark, at }) => ({
    ...{ version, from: from_state, to: to_state, cause },
    by: staff_id && name && staffName(fields, { staff_id, name }),
    remark: remark && fields.open(remarkPlace(applicationId, version), remark),
    at: shanghaiInstant(at),
  }))
}
