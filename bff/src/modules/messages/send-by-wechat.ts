import { isGatewayFailure } from '../../gateways/failure.ts'
import { filledFields, type Sender, wordsFor } from './sending.ts'

/** By a template of the official account, in Chinese as its titles are. */
export const sendByWechat: Sender = async (deps, { row }) => {
  const { config, wechat, accounts } = deps
  const template = config.wechat?.templates[row.kind]
  const openid = template && (await accounts.identityIn(row.account_id, 'wechat'))
  if (wechat === undefined || template === undefined || openid === undefined) return 'refused'
  const failure = await wechat.sendTemplate({
    ...{ openid, templateId: template.id, clientMessageId: row.message_id },
    url: `${config.publicOrigins.wechat}/#/pages/messages/index`,
    data: filledFields(template.fields, await wordsFor(deps, row, 'zh-CN')),
  })
  if (!isGatewayFailure(failure)) return 'sent'

  return failure.kind === 'refused' ? 'refused' : 'later'
}
