import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../lib/clock.ts'
import type { StateTable } from '../../lib/outside-system.ts'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import { type DemoPerson, findPerson, people } from '../../people.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import { done, type Method } from '../method.ts'
import { type BizContent, bizContent } from '../trades/biz-content.ts'
import { isPaid } from '../trades/trade.ts'
import type { TradeBook } from '../trades/trade-book.ts'
import { type MessageRefusal, refuseMessage } from './message-refusal.ts'
import { messageTemplates, type TemplateName, templateNames } from './message-templates.ts'

/** A message as the person's Alipay shows it under 服务提醒. */
export interface ServiceMessage {
  messageId: string
  openId: string
  template: TemplateName
  title: string
  lines: { label: string; value: string }[]
  /** Where a tap leads. */
  page: string | undefined
  /** The trade by which it was allowed; without one, the person had subscribed. */
  tradeNo: string | undefined
  /** ISO. */
  sentAt: string
}

export type TemplateIds = Record<TemplateName, string>

export interface MessageDeskOptions {
  app: FastifyInstance
  store: Store
  clock: Clock
  settings: AlipaySettings
  book: TradeBook
  templateIds: TemplateIds
}

const DAY_MS = 24 * 60 * 60 * 1000
/** UNCONFIRMED. */
const LONGEST_KEYWORD = 32

/** Made at first start; a template is known by its id. */
export function createTemplateIds(): TemplateIds {
  return Object.fromEntries(
    templateNames.map((name) => [name, randomBytes(16).toString('hex')]),
  ) as TemplateIds
}

/**
 * `alipay.open.app.mini.templatemessage.send` { to_open_id | to_user_id, form_id?, user_template_id, page, data }
 * (payments.md §3.8). `form_id` is the number of a trade that this person paid a few days ago at most, and good for a
 * few messages; without it the person must have subscribed. Both limits are UNCONFIRMED.
 *
 * - `GET /_sandbox/outbox?openId` → `{ messages }`, newest first.
 * - `POST /_sandbox/subscriptions` `{ personId, template }`: what the person allows in `my.requestSubscribeMessage`.
 */
export function createMessageDesk(options: MessageDeskOptions): { send: Method; describe(): StateTable } {
  const { app, store, clock, settings, book, templateIds } = options
  const outbox = store.collection<ServiceMessage>('messages')
  const subscriptions = store.collection<boolean>('subscriptions')

  function whyNotAllowed(content: BizContent, asked: Wanted): MessageRefusal | undefined {
    const tradeNo = content.text('form_id')
    if (tradeNo === undefined) {
      return subscriptions.get(subscriptionOf(asked.person.id, asked.template))
        ? undefined
        : 'MSG_UNSUBSCRIBED'
    }
    const trade = book.find({ tradeNo })
    if (trade === undefined || !isPaid(trade, clock.now())) return 'FORM_ID_INVALID'
    if (trade.personId !== asked.person.id) return 'TRADE_NO_NOT_MATCH_USERID'
    if (clock.now() - (trade.paidAtMs ?? 0) > settings.messageDaysOfTrade * DAY_MS) return 'FORM_ID_OVER_TIME'
    const sent = [...outbox.values()].filter((message) => message.tradeNo === tradeNo).length

    return sent < settings.messagesOfTrade ? undefined : 'FORM_ID_SEND_LIMIT'
  }

  app.get('/_sandbox/outbox', async ({ query }) => {
    const { openId } = query as { openId?: string }
    const messages = [...outbox.values()].filter(
      (message) => openId === undefined || message.openId === openId,
    )

    return { messages: messages.reverse() }
  })

  app.post('/_sandbox/subscriptions', async ({ body }, reply) => {
    const { personId = '', template = '' } = (body ?? {}) as { personId?: string; template?: string }
    if (findPerson(personId) === undefined || !Object.hasOwn(messageTemplates, template)) {
      return reply.code(404).send({ message: 'no such demo person or template' })
    }
    subscriptions.set(subscriptionOf(personId, template), true)

    return reply.code(204).send()
  })

  return {
    send(asked) {
      const content = bizContent(asked)
      const person = personIn(content)
      if (person === undefined) return refuseMessage('USER_ID_INVALID')
      const template = templateNames.find((name) => templateIds[name] === content.text('user_template_id'))
      if (template === undefined) return refuseMessage('USER_TEMPLATE_ILLEGAL')
      const { title, labels } = messageTemplates[template]
      const values = keywordsIn(content.text('data'), labels.length)
      const problem = keywordProblem(values) ?? whyNotAllowed(content, { person, template })
      if (problem !== undefined) return refuseMessage(problem)

      const messageId = String(outbox.size + 1)
      outbox.set(messageId, {
        ...{ messageId, template, title, openId: person.accounts.alipay.openId },
        lines: labels.map((label, index) => ({ label, value: values[index] ?? '' })),
        ...{ page: content.text('page'), tradeNo: content.text('form_id') },
        sentAt: new Date(clock.now()).toISOString(),
      })

      return done({})
    },

    describe: () => ({
      title: '服务提醒 Template messages',
      columns: ['发送时间', '收件人', '模板', '内容'],
      rows: [...outbox.values()]
        .reverse()
        .map((message) => [
          shanghaiDateTime(Date.parse(message.sentAt)),
          people.find(({ accounts }) => accounts.alipay.openId === message.openId)?.name ?? message.openId,
          message.title,
          message.lines.map(({ label, value }) => `${label}：${value}`).join('；'),
        ]),
    }),
  }
}

interface Wanted {
  person: DemoPerson
  template: TemplateName
}

function subscriptionOf(personId: string, template: string): string {
  return `${personId} ${template}`
}

function personIn(content: BizContent): DemoPerson | undefined {
  const [openId, userId] = [content.text('to_open_id'), content.text('to_user_id')]

  return people.find(({ accounts: { alipay } }) =>
    openId === undefined ? alipay.userId === userId : alipay.openId === openId,
  )
}

/** The values of `keyword1`, `keyword2` …; undefined where there is none. */
function keywordsIn(data = '', count: number): (string | undefined)[] {
  const given = readJson(data)

  return Array.from({ length: count }, (_, index) => {
    const value = given[`keyword${index + 1}`]?.value

    return typeof value === 'string' && value !== '' ? value : undefined
  })
}

function keywordProblem(values: readonly (string | undefined)[]): MessageRefusal | undefined {
  if (values.some((value) => value === undefined)) return 'USER_TEMPLATE_LACK_KEYWORD'

  return values.some((value) => [...(value ?? '')].length > LONGEST_KEYWORD)
    ? 'USER_KEYWORD_LENGTH_ERROR'
    : undefined
}

function readJson(text: string): Record<string, { value?: unknown } | undefined> {
  try {
    return (JSON.parse(text) as Record<string, { value?: unknown }> | null) ?? {}
  } catch {
    return {}
  }
}
