import { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { FileClient } from '../../lib/http.ts'
import { isGatewayFailure } from '../failure.ts'
import { localDateTime } from '../values.ts'
import { readRow } from './columns.ts'
import type { StatementGateway } from './port.ts'
import { createTransferTally } from './transfer-tally.ts'
import { createWechatBills, FUND_FLOW, flowFile } from './wechat-bills.ts'

type WechatMerchant = MerchantConfig<'wechat'>
const transfer = z.object({ 记账时间: localDateTime, 微信支付业务单号: z.string().min(1) })
const text = z.string().min(1)
type Told = NonNullable<NonNullable<WechatMerchant['transfers']>['statement']>

/**
 * Transfers to WeChat change in the fund-flow bill of the account from which they are paid (payments.md §1.6); what else
 * moves there, such as money that the hospital puts in, is none of ours. Money leaves when a transfer is accepted or when
 * it is taken, and comes back when nobody takes it: which of them is UNCONFIRMED.
 */
export function createWechatTransferStatement(
  merchant: WechatMerchant,
  { http, statement }: { http: FileClient; statement: Told },
): StatementGateway {
  const bills = createWechatBills(merchant, { http })
  const { accountType, kinds, numberColumn } = statement
  const columns = ['记账时间', '微信支付业务单号', '业务名称', '业务类型', numberColumn]

  return {
    async read(day, sink, { traceId }) {
      const tally = createTransferTally('wechat')
      const file = flowFile(columns, ({ isIn, fen }, cells) => {
        const { 业务名称: name = '', 业务类型: type = '' } = cells
        if (!kinds.includes(name) && !kinds.includes(type)) return
        const { 记账时间: at, 微信支付业务单号: providerNumber } = readRow(transfer, cells)
        const number = readRow(text, cells[numberColumn])
        tally.add({ number, isBack: isIn, fen, at, providerNumber })
      })
      const was = await bills.read({ path: FUND_FLOW, accountType, day, traceId, file })
      if (isGatewayFailure(was)) return was
      if (was !== 'read') return { is: was }
      const { inFen, outFen } = file.sums

      return { is: 'read', ...(await tally.handOver(sink)), flow: { inFen, outFen } }
    },
  }
}
