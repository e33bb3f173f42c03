import type { EventConsumer } from '../../jobs/outbox.ts'
import { billsOf, findPayment } from '../payments/payments.ts'
import { isChange, isUnderWay, lockHelp, moveHelp } from './helps.ts'

/** With the helper's payment the step is done, or over when it costs something else; see `followPaid`. */
export const followPaymentOfHelp: EventConsumer = async (tx, event, now) => {
  if (event.type === 'payment.paid') await followPaid(tx, event, now)
  if (event.type === 'payment.closed' || event.type === 'payment.refunded') await followEnd(tx, event, now)
}

const followEnd: EventConsumer = async (tx, { aggregate_id: paymentId }, now) => {
  const payment = await findPayment(tx, paymentId)
  if (payment === undefined || !isChange(payment.reason)) return
  const help = await tx
    .selectFrom('family_helps')
    .select('help_id')
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()
  const row = help && (await lockHelp(tx, help.help_id))
  // Meanwhile the helper may have begun another one.
  if (row?.state !== 'allowed' || row.payment_id !== paymentId) return
  await moveHelp(tx, row, { to: 'changed', cause: `the payment ended: ${payment.reason}`, now })
}

/** With the helper's payment the step is done; paid by anybody else, nobody need help any more. */
const followPaid: EventConsumer = async (tx, { aggregate_id: paymentId }, now) => {
  const payment = await findPayment(tx, paymentId)
  if (payment === undefined) return
  const billIds = await billsOf(tx, paymentId)
  const helps = await tx
    .selectFrom('family_helps')
    .selectAll()
    .where('institution_id', '=', payment.institution_id)
    .where((eb) =>
      eb.or([
        eb('payment_id', '=', paymentId),
        eb.and([eb('patient_id', '=', payment.patient_id), isUnderWay(now)]),
      ]),
    )
    .orderBy('help_id')
    .execute()
  const isOfStep = (help: (typeof helps)[number]) =>
    help.payment_id === paymentId ||
    (help.purpose === 'bills'
      ? help.bill_ids.some((billId) => billIds.includes(billId))
      : help.appointment_id !== null && help.appointment_id === payment.appointment_id)
  for (const { help_id } of helps.filter(isOfStep)) {
    const row = await lockHelp(tx, help_id)
    if (row === undefined || row.state === 'done') continue
    const isTheirs = row.payment_id === paymentId
    if (!isTheirs && row.state === 'taken_back') continue
    await moveHelp(tx, row, {
      to: isTheirs ? 'done' : 'taken_back',
      cause: isTheirs ? 'paid' : 'paid by another',
      now,
    })
  }
}
