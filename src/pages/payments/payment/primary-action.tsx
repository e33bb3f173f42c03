import type { Payment } from '@tongzhen/contract/payments'
import { Button } from '@/components/button'
import { useCountdown } from '@/lib/use-countdown'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { toOrigin } from './to-origin'
import type { Cashier } from './use-cashier'

const origins = {
  bills: 'payment.toBills',
  registration: 'payment.toAppointment',
  prepaid: 'payment.toStay',
} as const

/** The one thing to do now: pay while one may; never while the outcome is open. */
export function PrimaryAction({ payment, cashier }: { payment: Payment; cashier: Cashier }) {
  const { t } = useTranslation('payments')
  const sum = useSum()
  const { state, amountFen, expiresAt } = payment
  const left = useCountdown(expiresAt === null ? 0 : Date.parse(expiresAt))
  if (state === 'to_pay' && cashier.open) {
    return (
      <Button
        text={t('payment.pay', { amount: sum(amountFen) })}
        isBusy={cashier.isBusy}
        disabled={expiresAt !== null && left === 0}
        onTap={cashier.open}
      />
    )
  }
  const origin = t(payment.patientName === null ? 'bills.records' : origins[payment.purpose])
  const text =
    state === 'closed' && payment.purpose === 'bills' && payment.patientName !== null
      ? t('payment.again')
      : origin
  return <Button text={text} onTap={() => toOrigin(payment)} />
}
