import { constants, privateDecrypt } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type DemoPerson, people } from '../people.ts'
import { type Event, type NoticeSender, owe } from './notices.ts'
import { newBatchId, newDetailId, newPackageInfo, newTransferBillNo } from './numbers.ts'
import {
  invalidRequest,
  notEnough,
  openidMismatch,
  PayRefusal,
  paramError,
  transferKnown,
} from './pay-refusal.ts'
import { rfc3339 } from './rfc3339.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

/** What a merchant asks for, by either interface; what is not acted upon has no type here. */
export interface TransferOrder {
  appid: string
  /** `out_bill_no`, or `out_detail_no` of the older interface. */
  number: string
  openid: string
  /** As it was sent: sealed for WeChat Pay. */
  userName?: string
  amountFen: number
  remark: string
  notifyUrl?: string
  /** Of the older interface: its batch, which has this one detail. */
  outBatchNo?: string
}

export type TransferState = 'PROCESSING' | 'WAIT_USER_CONFIRM' | 'SUCCESS' | 'FAIL' | 'CANCELLED'

export interface Transfer {
  order: TransferOrder
  /** WeChat Pay's own, of the bill or of the detail. */
  billNo: string
  batchId?: string
  /** What the page hands to WeChat so that the person can take the money. */
  packageInfo?: string
  createdAtMs: number
  updatedAtMs: number
  state: TransferState
  failReason?: string
}

const LEAST_FEN = 10
const NAMED_FROM_FEN = 30
const NAME_NEEDED_FROM_FEN = 200_000
const CONFIRM_WITHIN_MS = 24 * 3_600_000
const FINAL: readonly TransferState[] = ['SUCCESS', 'FAIL', 'CANCELLED']

/**
 * Money to people's WeChat change (payments.md §1.8, §1.9): bills, which the person confirms within a day, and the
 * older batches, which arrive by themselves. Each number once.
 */
export class Transfers {
  readonly #office: WechatPayOffice
  readonly #notices: NoticeSender
  readonly #transfers

  constructor(office: WechatPayOffice, notices: NoticeSender) {
    this.#office = office
    this.#notices = notices
    this.#transfers = office.store.collection<Transfer>('transfers')
  }

  /** The same order again gets the transfer that there is. */
  transfer(order: TransferOrder): Transfer | PayRefusal {
    const known = this.find(order.number)
    if (known !== undefined) return isSame(known.order, order) ? known : transferKnown()
    const payee = people.find(({ accounts }) => accounts.wechat.openid === order.openid)
    if (payee === undefined) return openidMismatch()
    const refusal = this.#refusalOf(order)
    if (refusal) return refusal

    return this.#accept(order, payee)
  }

  find(number: string): Transfer | undefined {
    this.#settleDue()

    return this.#transfers.get(number)
  }

  findByBill(billNo: string): Transfer | undefined {
    return this.list().find((one) => one.billNo === billNo)
  }

  list(): Transfer[] {
    this.#settleDue()

    return [...this.#transfers.values()]
  }

  /** What a phone shows of it before the money is taken; undefined when it is another's, or not to be taken. */
  waiting(packageInfo: string, openid: string): Transfer | undefined {
    const found = this.list().find((one) => one.packageInfo === packageInfo)

    return found?.state === 'WAIT_USER_CONFIRM' && found.order.openid === openid ? found : undefined
  }

  /** The person took the money. */
  take(transfer: Transfer): void {
    this.#end(transfer, 'SUCCESS')
  }

  cancel(number: string): Transfer | PayRefusal | undefined {
    const known = this.find(number)
    if (known === undefined) return undefined
    if (known.state === 'CANCELLED') return known
    if (known.state !== 'WAIT_USER_CONFIRM' && known.state !== 'PROCESSING')
      return invalidRequest('当前状态不支持撤销')

    return this.#end(known, 'CANCELLED')
  }

  eventOf(number: string): Event {
    const transfer = this.find(number)
    if (transfer === undefined) throw new Error(`${number} is gone`)
    const { outBatchNo } = transfer.order

    return {
      type: outBatchNo === undefined ? 'MCHTRANSFER.BILL.FINISHED' : 'MCHTRANSFER.BATCH.FINISHED',
      summary: '商家转账单据终态通知',
      atMs: transfer.updatedAtMs,
      resource: outBatchNo === undefined ? this.billAnswer(transfer) : this.#batchNotice(transfer),
    }
  }

  /** The answer of a query, which is also what a call-back says (payments.md §1.9). */
  billAnswer({ order, billNo, state, failReason, createdAtMs, updatedAtMs }: Transfer): object {
    const { merchantId } = this.#office.secrets.credentials

    return {
      ...{ mch_id: merchantId, out_bill_no: order.number, transfer_bill_no: billNo, appid: order.appid },
      ...{ state, transfer_amount: order.amountFen, transfer_remark: order.remark, openid: order.openid },
      ...(failReason !== undefined && { fail_reason: failReason }),
      ...{ create_time: rfc3339(createdAtMs), update_time: rfc3339(updatedAtMs) },
    }
  }

  detailAnswer({ order, billNo, batchId, state, failReason, createdAtMs, updatedAtMs }: Transfer): object {
    const { merchantId } = this.#office.secrets.credentials

    return {
      ...{ mchid: merchantId, out_batch_no: order.outBatchNo, batch_id: batchId, appid: order.appid },
      ...{ out_detail_no: order.number, detail_id: billNo, detail_status: state },
      ...{ transfer_amount: order.amountFen, transfer_remark: order.remark, openid: order.openid },
      ...(failReason !== undefined && { fail_reason: failReason }),
      ...{ initiate_time: rfc3339(createdAtMs), update_time: rfc3339(updatedAtMs) },
    }
  }

  #batchNotice({ order, batchId, state, updatedAtMs }: Transfer): object {
    const { merchantId: mchid } = this.#office.secrets.credentials
    const isDone = state === 'SUCCESS'

    return {
      ...{ mchid, out_batch_no: order.outBatchNo, batch_id: batchId, batch_status: 'FINISHED' },
      ...{ total_num: 1, total_amount: order.amountFen, success_num: isDone ? 1 : 0 },
      ...{ success_amount: isDone ? order.amountFen : 0, fail_num: isDone ? 0 : 1 },
      ...{ fail_amount: isDone ? 0 : order.amountFen, update_time: rfc3339(updatedAtMs) },
    }
  }

  #refusalOf({ amountFen, userName, outBatchNo }: TransferOrder): PayRefusal | undefined {
    const { settings } = this.#office
    if (outBatchNo !== undefined && !settings.hasTransferBatches)
      return new PayRefusal({
        ...{ status: 403, code: 'NO_AUTH' },
        message: '当前商户号接入升级版本功能，暂不支持使用升级前功能',
      })
    if (amountFen < LEAST_FEN || amountFen > settings.mostTransferFen)
      return invalidRequest('超过单笔转账上下限，核实产品设置是否准确')
    if (userName !== undefined && amountFen < NAMED_FROM_FEN)
      return paramError('user_name', 'not for less than 0.3 yuan')
    if (userName === undefined && amountFen >= NAME_NEEDED_FROM_FEN)
      return paramError('user_name', 'from 2000 yuan on')
    if (userName !== undefined && this.#open(userName) === undefined)
      return paramError('user_name', 'not sealed for WeChat Pay')

    return settings.isTransferAccountEmpty ? notEnough() : undefined
  }

  #accept(order: TransferOrder, payee: DemoPerson): Transfer {
    const nowMs = this.#office.clock.now()
    const isBatch = order.outBatchNo !== undefined
    const transfer: Transfer = {
      ...{ order, createdAtMs: nowMs, updatedAtMs: nowMs },
      ...(isBatch
        ? { billNo: newDetailId(), batchId: newBatchId(), state: 'PROCESSING' }
        : { billNo: newTransferBillNo(), packageInfo: newPackageInfo(), state: 'WAIT_USER_CONFIRM' }),
    }
    const failReason = this.#failureOf(order, payee)
    if (failReason !== undefined) return this.#end({ ...transfer, failReason }, 'FAIL')
    this.#transfers.set(order.number, transfer)

    return transfer
  }

  #failureOf({ userName }: TransferOrder, payee: DemoPerson): string | undefined {
    if (this.#office.settings.frozenPayees.includes(payee.id)) return 'ACCOUNT_FROZEN'
    const name = userName === undefined ? undefined : this.#open(userName)

    return name === undefined || name === payee.name ? undefined : 'NAME_NOT_CORRECT'
  }

  /** Sealed with either of WeChat Pay's keys (payments.md §1.2). */
  #open(sealed: string): string | undefined {
    const { privateKey, platformPrivateKey } = this.#office.secrets

    return unsealName(sealed, privateKey) ?? unsealName(sealed, platformPrivateKey)
  }

  #settleDue(): void {
    const { clock, settings } = this.#office
    for (const transfer of this.#transfers.values()) {
      const ageMs = clock.now() - transfer.createdAtMs
      if (transfer.state === 'PROCESSING' && ageMs >= settings.transferSeconds * 1000)
        this.#end(transfer, 'SUCCESS', transfer.createdAtMs + settings.transferSeconds * 1000)
      if (transfer.state === 'WAIT_USER_CONFIRM' && ageMs >= CONFIRM_WITHIN_MS)
        this.#end(
          { ...transfer, failReason: 'OVERDUE_CLOSE' },
          'FAIL',
          transfer.createdAtMs + CONFIRM_WITHIN_MS,
        )
    }
  }

  #end(transfer: Transfer, state: TransferState, updatedAtMs = this.#office.clock.now()): Transfer {
    const { number, notifyUrl: url } = transfer.order
    const ended: Transfer = { ...transfer, state, updatedAtMs }
    this.#office.store.transaction(() => {
      this.#transfers.set(number, ended)
      if (url !== undefined && FINAL.includes(state))
        owe(this.#notices, { url, atMs: updatedAtMs, kind: 'mch_payment', number })
    })

    return ended
  }
}

function unsealName(sealed: string, key: string): string | undefined {
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  try {
    return privateDecrypt({ key, padding, oaepHash: 'sha1' }, Buffer.from(sealed, 'base64')).toString()
  } catch {
    return undefined
  }
}

/** Sealing gives another text each time: it is not compared. */
function isSame(
  { userName: _, ...known }: TransferOrder,
  { userName: __, ...asked }: TransferOrder,
): boolean {
  return isDeepStrictEqual(known, asked)
}
