import type { Db } from '../../db/schema.ts'
import { type SmsParams, smsParams } from '../../gateways/sms/port.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { findNoticePhone } from '../prepaid/notice-phone.ts'
import type { MessageRow } from './messages.ts'
import { type Outcome, type Sender, wordsFor } from './sending.ts'
import type { Words } from './words.ts'

/** In the language that the person chose; to the number that they gave for it, too. */
export const sendBySms: Sender = async (deps, { row, traceId }) => {
  const account = await deps.db
    .selectFrom('accounts')
    .select('language')
    .where('account_id', '=', row.account_id)
    .executeTakeFirst()
  if (account === undefined) return 'refused'
  const language = account.language ?? 'zh-CN'
  const params = paramsOf(await wordsFor(deps, row, language), smsParams[row.kind])
  const sendTo = async (phone: string, messageId: string): Promise<Outcome> => {
    const failure = await deps.sms.send(
      { messageId, template: row.kind, language, phone, params },
      { traceId },
    )
    if (failure === undefined) return 'sent'
    const isBusy = failure.code === '9001' || failure.code?.startsWith('100')

    return failure.kind === 'refused' && !isBusy ? 'refused' : 'later'
  }
  const own = await deps.accounts.phoneOf(row.account_id)
  const other = await otherPhoneFor(deps, row)
  const outcomes = [await sendTo(own, row.message_id)]
  if (other !== undefined && other !== own) outcomes.push(await sendTo(other, `${row.message_id}_other`))

  // Sent again, the gateway drops what has arrived: it knows the number of each message.
  return (['later', 'sent'] as const).find((one) => outcomes.includes(one)) ?? 'refused'
}

/** Who else is told that money of a card has arrived (docs/decisions/0063); normalised. */
export const otherPhoneFor = async (
  deps: { db: Db; fields: FieldCrypto },
  { kind, aggregate_id }: Pick<MessageRow, 'kind' | 'aggregate_id'>,
): Promise<string | undefined> =>
  kind === 'prepaid_arrived' ? findNoticePhone(deps, aggregate_id) : undefined

/** Longer ones are refused (docs/interfaces/sms.md); an empty one, too. */
const LONGEST_PARAM = 60

function paramsOf(words: Words, names: readonly (keyof Words)[]): SmsParams {
  return Object.fromEntries(names.map((name) => [name, words[name]?.slice(0, LONGEST_PARAM) || '—']))
}
