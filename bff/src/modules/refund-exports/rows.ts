import type { PaymentMeans, RefundReason, RefundState, RefundWay } from '@tongzhen/contract/states'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import type { DeskRow } from '../refunds/list-applications.ts'

/** One application as a part keeps it: no more of the person than the work-list shows. */
export interface ExportedRow {
  institutionName: LocalText
  orderNumber: string
  createdAt: string
  approvedAt: string | null
  /** When the money was back. */
  returnedAt: string | null
  state: RefundState
  means: PaymentMeans
  way: RefundWay
  amountFen: number
  reason: RefundReason
  patientNameMasked: string
  departmentName: LocalText
  doctorName: LocalText
}

export function exportedRow(row: DeskRow, fields: FieldCrypto): ExportedRow {
  const { patient_id: patientId, patient_name: name, snapshot } = row

  return {
    institutionName: (row.payment_snapshot ?? row.prepaid_snapshot)?.institutionName ?? { zh: '' },
    orderNumber: row.order_number ?? row.prepaid_number ?? '',
    createdAt: shanghaiInstant(row.created_at),
    approvedAt: row.approved_at && shanghaiInstant(row.approved_at),
    returnedAt: row.state === 'returned' ? shanghaiInstant(row.changed_at) : null,
    ...{ state: row.state, means: row.means, way: row.way, amountFen: row.amount_fen, reason: row.reason },
    patientNameMasked:
      patientId && name ? maskName(fields.open(place('patients', 'name', patientId), name)) : '',
    ...{ departmentName: snapshot.departmentName, doctorName: snapshot.doctorName },
  }
}
