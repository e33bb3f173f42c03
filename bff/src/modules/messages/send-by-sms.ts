import { type SmsParams, smsParams } from '../../gateways/sms/port.ts'
import { findNoticePhone } from '../prepaid/notice-phone.ts'
import { type Sender, wordsFor } from './sending.ts'
import type { Words } from './words.ts'

/** In the language that the person chose; to the number that they gave for it, if they gave one. */
export const sendBySms: Sender = async (deps, { row, traceId }) => {
  const account = await deps.db
    .selectFrom('accounts')
    .select('language')
    .where('account_id', '=', row.account_id)
    .executeTakeFirst()
  if (account === undefined) return 'refused'
  const language = account.language ?? 'zh-CN'
  const noticePhone = await findNoticePhone(deps, row.aggregate_id)
  const failure = await deps.sms.send(
    {
      ...{ messageId: row.message_id, template: row.kind, language },
      phone: noticePhone ?? (await deps.accounts.phoneOf(row.account_id)),
      params: paramsOf(await wordsFor(deps, row, language), smsParams[row.kind]),
    },
    { traceId },
  )
  if (failure === undefined) return 'sent'
  const isBusy = failure.code === '9001' || failure.code?.startsWith('100')

  return failure.kind === 'refused' && !isBusy ? 'refused' : 'later'
}

/** Longer ones are refused (docs/interfaces/sms.md); an empty one, too. */
const LONGEST_PARAM = 60

function paramsOf(words: Words, names: readonly (keyof Words)[]): SmsParams {
  return Object.fromEntries(names.map((name) => [name, words[name]?.slice(0, LONGEST_PARAM) || '—']))
}
