import { instantOf, shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { PayMethod } from './billing/settlement.ts'
import type { BilingualText, OrderStatus, Period } from './code-tables.ts'

/** What a caller asked a place for; another content under the same number is refused. */
export interface LockRequest {
  orderNo: string
  patientNo: string
  cardNo: string
  scheduleNo: string
  slotNo: string
  channel: string
}

/** What was paid for an appointment before it was confirmed. */
export interface FeePayment {
  payOrderNo: string
  payMethod: PayMethod
  /** The provider's number of the trade. */
  payNo: string
}

/** An appointment, with what the patient was told when it was made. */
export interface Order extends LockRequest {
  status: OrderStatus
  lockedAtMs: number
  lockExpiresAtMs: number
  /** Yuan with two decimals. */
  fee: string
  departmentCode: string
  doctorCode: string
  date: string
  period: Period
  /** `HH:mm` */
  beginTime: string
  endTime: string
  location: BilingualText
  payStatus?: string
  payment?: FeePayment
  appointmentNo?: string
  queueNo?: string
  cancelReason?: string
  /** When the fee came into the hospital's books, and when it left them. */
  paidAtMs?: number
  givenBackAtMs?: number
  /** Its clinic was stopped while it was booked; given back since, the clinic is not opened again. */
  wasStopped?: true
  /** The order to which the place was moved, and the fee with it. */
  movedTo?: string
  /** Accounts hold it: only the desk cancels it. */
  isFrozen?: boolean
}

export const LOCK_MINUTES = 15

/** Statuses in which an order takes up a place. */
const holdingStatuses: readonly OrderStatus[] = ['LOCKED', 'CONFIRMED', 'VISITED', 'MISSED']

export function isHolding({ status }: Order): boolean {
  return holdingStatuses.includes(status)
}

/** The status as time alone has made it: a lock expires; a day that is over counts as visited. */
export function statusByTime(order: Order, nowMs: number): OrderStatus {
  if (order.status === 'LOCKED' && nowMs >= order.lockExpiresAtMs) return 'EXPIRED'
  if (order.status === 'CONFIRMED' && nowMs >= instantOf(order.date, '23:59')) return 'VISITED'

  return order.status
}

export function hasBegun(order: Order, nowMs: number): boolean {
  return nowMs >= instantOf(order.date, order.beginTime)
}

export function isSameRequest(order: Order, request: LockRequest): boolean {
  return (
    order.patientNo === request.patientNo &&
    order.cardNo === request.cardNo &&
    order.scheduleNo === request.scheduleNo &&
    order.slotNo === request.slotNo &&
    order.channel === request.channel
  )
}

/** An order as `/appointment/query` gives it. */
export function toQueryAnswer(order: Order): Record<string, unknown> {
  const { orderNo, status, appointmentNo, queueNo, patientNo, scheduleNo, slotNo, location } = order
  const lockExpireTime = status === 'LOCKED' ? shanghaiDateTime(order.lockExpiresAtMs) : undefined

  return {
    orderNo,
    status,
    appointmentNo,
    queueNo,
    patientNo,
    scheduleNo,
    slotNo,
    lockExpireTime,
    location,
    ...visitTimes(order),
    ...moneyOf(order),
  }
}

/** That the fee was paid, and when the place is lost, that it has to go back the way it came. */
export function moneyOf({ status, payStatus, fee, movedTo }: Order): {
  payStatus?: string
  refundAmount?: string
} {
  if (payStatus === undefined || movedTo !== undefined) return {}
  const isOwed = payStatus === '1' && (status === 'CANCELLED' || status === 'STOPPED')

  return isOwed ? { payStatus, refundAmount: fee } : { payStatus }
}

/** `yyyy-MM-dd HH:mm:ss`, both. */
export function visitTimes({ date, beginTime, endTime }: Order): { beginTime: string; endTime: string } {
  return { beginTime: `${date} ${beginTime}:00`, endTime: `${date} ${endTime}:00` }
}
