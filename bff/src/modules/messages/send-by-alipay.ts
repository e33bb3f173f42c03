import type { Db } from '../../db/schema.ts'
import type { MessageRow } from './messages.ts'
import { filledFields, type Sender, wordsFor } from './sending.ts'

/**
 * By a template of the mini-program, in Chinese as its titles are. Alipay knows no number of ours for a message: one
 * that was not answered is perhaps on the phone and is not sent there again. The text message, which its id makes one,
 * takes over.
 */
export const sendByAlipay: Sender = async (deps, { row, tries, traceId }) => {
  const { config, alipay, accounts } = deps
  const template = config.alipay?.templates[row.kind]
  const subject = template && (await accounts.identityIn(row.account_id, 'alipay'))
  if (alipay === undefined || template === undefined || subject === undefined || tries > 1) return 'refused'
  const failure = await alipay.sendTemplate(
    {
      ...{ subject, templateId: template.id, tradeNo: await tradeNoOf(deps.db, row) },
      page: 'pages/messages/index',
      data: filledFields(template.fields, await wordsFor(deps, row, 'zh-CN')),
    },
    { traceId },
  )

  return failure === undefined ? 'sent' : 'refused'
}

/** Of the payment that it tells of, or that paid for the visit. Nobody else's: Alipay compares the payer. */
async function tradeNoOf(db: Db, row: MessageRow): Promise<string | undefined> {
  const payment = await db
    .selectFrom('payments')
    .select('prepaid')
    .where('account_id', '=', row.account_id)
    .where((eb) =>
      row.payment_id === null
        ? eb('appointment_id', '=', row.appointment_id).and('paid_at', 'is not', null)
        : eb('payment_id', '=', row.payment_id),
    )
    .limit(1)
    .executeTakeFirst()
  const prepaid = payment?.prepaid

  return prepaid?.means === 'alipay' ? prepaid.tradeNo : undefined
}
