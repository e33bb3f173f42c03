import { people } from '../people.ts'
import type { GlobalTokens } from './global-tokens.ts'
import { dataProblem, messageTemplates, type TemplateName, templateNames } from './message-templates.ts'
import { tokenRefusal } from './token-routes.ts'
import { MINUTE_MS, type WechatAccount } from './wechat-account.ts'
import { refuse } from './wx-refusal.ts'

/** A template message as the person's WeChat shows it. */
export interface OutboxMessage {
  msgid: number
  openid: string
  template: TemplateName
  title: string
  lines: { label: string; value: string }[]
  /** Where a tap leads. */
  url: string | undefined
  clientMessageId: string | undefined
  sentAt: string
}

interface SendRequest {
  touser?: string
  template_id?: string
  url?: string
  client_msg_id?: string
  data?: Record<string, { value: string }>
}

const FIRST_MESSAGE_ID = 200_228_332
const DUPLICATE_WINDOW_MS = 10 * MINUTE_MS

/**
 * - `POST /cgi-bin/message/template/send?access_token` `{ touser, template_id, url?, client_msg_id?, data }` →
 *   `{ errcode: 0, errmsg: "ok", msgid }`; 41001, 40001, 42001, 40003, 40037, 47003 (payments.md §2.4). The
 *   same `client_msg_id` within ten minutes sends nothing more; that it answers the first msgid is UNCONFIRMED.
 * - `GET /_sandbox/outbox?openid` → `{ messages }`, newest first.
 */
export function registerTemplateMessageRoute(account: WechatAccount, tokens: GlobalTokens): void {
  const { app, store, clock, credentials } = account
  const outbox = store.collection<OutboxMessage>('outbox')

  app.post('/cgi-bin/message/template/send', async ({ query, body }) => {
    const refusal = tokenRefusal(query, tokens)
    if (refusal !== undefined) return refusal
    const asked = (body ?? {}) as SendRequest
    if (!people.some(({ accounts }) => accounts.wechat.openid === asked.touser)) return refuse(40003)
    const template = templateNames.find((name) => credentials.templates[name] === asked.template_id)
    if (template === undefined) return refuse(40037)
    const problem = dataProblem(messageTemplates[template], asked.data)
    if (problem !== undefined) return refuse(47003, `! ${problem}`)

    const sent = repeated(asked) ?? put(asked, template)

    return { errcode: 0, errmsg: 'ok', msgid: sent.msgid }
  })

  app.get('/_sandbox/outbox', async ({ query }) => {
    const { openid } = query as { openid?: string }
    const messages = [...outbox.values()].filter(
      (message) => openid === undefined || message.openid === openid,
    )

    return { messages: messages.reverse() }
  })

  function repeated({ touser, client_msg_id }: SendRequest): OutboxMessage | undefined {
    if (client_msg_id === undefined) return undefined

    return [...outbox.values()].find(
      (message) =>
        message.openid === touser &&
        message.clientMessageId === client_msg_id &&
        clock.now() - Date.parse(message.sentAt) < DUPLICATE_WINDOW_MS,
    )
  }

  function put(asked: SendRequest, template: TemplateName): OutboxMessage {
    const { title, fields } = messageTemplates[template]
    const message: OutboxMessage = {
      msgid: FIRST_MESSAGE_ID + outbox.size,
      openid: asked.touser ?? '',
      template,
      title,
      lines: Object.entries(fields).map(([field, label]) => ({
        label,
        value: asked.data?.[field]?.value ?? '',
      })),
      url: asked.url,
      clientMessageId: asked.client_msg_id,
      sentAt: new Date(clock.now()).toISOString(),
    }
    outbox.set(String(message.msgid), message)

    return message
  }
}
