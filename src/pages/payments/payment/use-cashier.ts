import type { Payment } from '@tongzhen/contract/payments'
import { useEffect, useState } from 'react'
import { useReturnFromCashier } from '@/api/payments'
import { type CashierEnd, openCashier } from '@/platform/cashier'
import { cashierVisit } from '@/stores/cashier-visit'

export interface Cashier {
  /** Undefined when this account cannot pay now. */
  open: (() => void) | undefined
  /** It is in front of the person, or what came of it is being asked. */
  isBusy: boolean
  /** What came of it is being asked. */
  isAsking: boolean
  /** How it went away the last time, as far as the host says; of the money it says nothing. */
  end: CashierEnd | undefined
}

/**
 * The provider's cashier of a payment: opens by itself once when paying was pressed before, then by the person.
 * Gone, whatever the host says, the provider is asked; also when the app was closed or left meanwhile.
 */
export function useCashier(payment: Payment | undefined): Cashier {
  const { act: ask, isBusy: isAsking } = useReturnFromCashier()
  const [isOpen, setOpen] = useState(false)
  const [end, setEnd] = useState<CashierEnd>()
  const paymentId = payment?.paymentId
  const invocation = payment?.cashier ?? undefined

  const open = async () => {
    if (paymentId === undefined || invocation === undefined || isOpen) return
    setOpen(true)
    setEnd(undefined)
    cashierVisit.begin(paymentId)
    const gone = await openCashier(invocation)
    if (gone === 'left') return
    setOpen(false)
    setEnd(gone)
    if (cashierVisit.end(paymentId)) ask({ paymentId })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each payment
  useEffect(() => {
    if (paymentId === undefined || !cashierVisit.end(paymentId)) return
    setEnd('closed')
    ask({ paymentId })
  }, [paymentId])
  const isReady = invocation !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its becoming ready opens it
  useEffect(() => {
    if (paymentId !== undefined && isReady && cashierVisit.take(paymentId)) open()
  }, [paymentId, isReady])

  return { open: isReady ? open : undefined, isBusy: isOpen || isAsking, isAsking, end }
}
