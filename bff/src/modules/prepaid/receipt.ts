import { isGatewayFailure } from '../../gateways/failure.ts'
import type { TransferChannel } from '../../gateways/transfers/port.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { PrepaidDeps } from './deps.ts'
import { findPrepaid, type PrepaidRow, transferNumberOf } from './prepaid-refunds.ts'

type Reading = Pick<PrepaidDeps, 'db' | 'transfers'>

/** Of the way a refund has gone; undefined where the provider gives no receipts, or nothing has arrived. */
export function receiptsOf(
  { transfers }: Pick<PrepaidDeps, 'transfers'>,
  { way, merchant, arrived_at: arrivedAt }: PrepaidRow,
): TransferChannel['receipt'] {
  return arrivedAt === null ? undefined : transfers.of(way, merchant)?.receipt
}

/** The provider's receipt, a PDF; undefined while it is being made. Kept nowhere: it is the provider's to keep. */
export async function readReceipt(
  deps: Reading,
  { applicationId, traceId }: { applicationId: string; traceId: string },
): Promise<{ row: PrepaidRow; bytes: Buffer | undefined } | Refusal<'NOT_FOUND' | 'RECEIPT_UNAVAILABLE'>> {
  const row = await findPrepaid(deps.db, applicationId)
  const receipt = row && receiptsOf(deps, row)
  if (row === undefined) return refuse('NOT_FOUND')
  if (receipt === undefined) return refuse('RECEIPT_UNAVAILABLE')
  const file = await receipt(transferNumberOf(row), { traceId })
  if (isGatewayFailure(file)) return refuse('RECEIPT_UNAVAILABLE')

  return { row, bytes: file && Buffer.from(file) }
}
