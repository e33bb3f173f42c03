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
import { stageOf } from '../prepaid/stage.ts'
import { staffName } from '../staff/staff.ts'
import { inReview } from './application-view.ts'
import { type NamedApplication, remarkPlace, wordsPlace } from './applications.ts'
import { stepFor } from './decide.ts'
import { isHeldUp } from './held-up.ts'
import { type DeskRow, deskApplications } from './list-applications.ts'
import { itemView } from './offer.ts'

interface Shown {
  fields: FieldCrypto
  language: Language
  now: Date
}

export function deskRow(row: DeskRow, { fields, language, now }: Shown): RefundDeskRow {
  const { patient_id: patientId, patient_name: name, snapshot } = row
  const { payment_state: state, prepaid_state, prepaid_snapshot: card, prepaid_way } = row
  const institutionName = (row.payment_snapshot ?? card)?.institutionName ?? { zh: '' }

  return {
    ...{ applicationId: row.application_id, version: row.version, state: row.state },
    ...inReview(row),
    isHeldUp: state !== null && isHeldUp({ ...row, payment_state: state }, now),
    ...{ paymentId: row.payment_id, institutionId: row.institution_id, amountFen: row.amount_fen },
    institutionName: textIn(institutionName, language),
    ...{ means: row.means, way: row.way, reason: row.reason },
    ...{ createdAt: shanghaiInstant(row.created_at), changedAt: shanghaiInstant(row.changed_at) },
    prepaid:
      prepaid_way && prepaid_state && card
        ? { way: prepaid_way, stage: stageOf[prepaid_state], cardMasked: card.cardMasked }
        : null,
    orderNumber: row.order_number ?? row.prepaid_number ?? '',
    patientNameMasked:
      patientId && name ? maskName(fields.open(place('patients', 'name', patientId), name)) : '',
    departmentName: textIn(snapshot.departmentName, language),
    doctorName: textIn(snapshot.doctorName, language),
    approvedAt: row.approved_at && shanghaiInstant(row.approved_at),
    automaticAt: row.automatic_at && shanghaiInstant(row.automatic_at),
  }
}

/** One application's whole story, with who decided what. */
export async function readDeskApplication(
  { db, fields, clock }: { db: Db; fields: FieldCrypto; clock: Clock },
  { applicationId, paymentId, role, language }: NamedApplication & { role: StaffRole; language: Language },
): Promise<RefundDeskApplication | Refusal<'NOT_FOUND'>> {
  const row = await deskApplications(db)
    .select(['payments.paid_fen', 'payments.refunded_fen'])
    .where('refund_applications.application_id', '=', applicationId)
    .where('refund_applications.payment_id', paymentId === null ? 'is' : '=', paymentId)
    .executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')

  return {
    ...deskRow(row, { fields, language, now: clock.now() }),
    items: row.items.map((item) => itemView(item, language)),
    words: row.words && fields.open(wordsPlace(applicationId), row.words),
    ...{ chain: row.chain, isByRule: row.is_by_rule, mayDecide: stepFor(role, row) ?? null },
    ...{ paidFen: row.paid_fen ?? 0, refundedFen: row.refunded_fen ?? 0 },
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
