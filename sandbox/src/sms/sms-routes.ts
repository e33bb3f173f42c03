import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RequestGate } from '../his/request-gate.ts'
import type { MessageStore, SmsMessage } from './message-store.ts'
import { canReceiveSms } from './phone-number.ts'
import {
  findSmsTemplate,
  renderSms,
  type SmsLanguage,
  type SmsTemplateName,
  smsLanguages,
} from './sms-templates.ts'

interface Answer {
  code: string
  message: string
  data?: Record<string, unknown>
}

const MAX_PARAMETER_LENGTH = 60

/**
 * `POST /messages/send` and `POST /messages/query` of docs/interfaces/sms.md, and
 * `GET /_sandbox/inbox?phone=` → `{ messages }`, newest first.
 */
export function registerSmsRoutes(
  app: FastifyInstance,
  { messages, gate }: { messages: MessageStore; gate: RequestGate },
): void {
  const answering =
    (handle: (body: Record<string, unknown>) => Answer) => async (request: FastifyRequest) => {
      const answer = refusalOf(gate, request) ?? handle((request.body ?? {}) as Record<string, unknown>)

      return { ...answer, traceNo: String(request.headers['x-trace-no'] ?? '') }
    }

  app.post(
    '/messages/send',
    answering((body) => send(body, messages)),
  )
  app.post(
    '/messages/query',
    answering((body) => query(body, messages)),
  )
  app.get(
    '/_sandbox/inbox',
    async ({ query: { phone } }: FastifyRequest<{ Querystring: { phone?: string } }>) => ({
      messages: phone === undefined ? messages.list() : messages.inbox(phone),
    }),
  )
}

/** The three refusals of the signature, which this interface shares with the HIS. */
const SIGNATURE_REFUSALS: Record<string, string> = {
  '1001': '应用不存在',
  '1002': '签名错误',
  '1003': '请求过期或重复',
}

function refusalOf(
  gate: RequestGate,
  { headers, routeOptions, rawBody }: FastifyRequest,
): Answer | undefined {
  const refusal = gate.check({ headers, path: routeOptions.url ?? '', rawBody: rawBody ?? '' })

  return refusal && { code: refusal.code, message: SIGNATURE_REFUSALS[refusal.code] ?? '' }
}

function send(body: Record<string, unknown>, messages: MessageStore): Answer {
  const { messageId, phone, language } = body
  if (typeof messageId !== 'string' || !/^[\w-]{8,64}$/.test(messageId)) return malformed('messageId')
  if (typeof phone !== 'string' || !canReceiveSms(phone))
    return { code: '2001', message: '手机号码不能接收短信' }
  const template = findSmsTemplate(body.template)
  if (template === undefined) return { code: '2002', message: '模板不存在' }
  if (!isSmsLanguage(language)) return malformed('language')
  const params = (body.params ?? {}) as Record<string, unknown>
  const badParameter = findBadParameter(template.params, params)
  if (badParameter !== undefined)
    return { code: '2003', message: '模板参数错误', data: { field: badParameter } }

  const text = renderSms(template.texts[language], params as Record<string, string>)
  const sms = { messageId, phone, template: body.template as SmsTemplateName, language, text }
  const known = messages.find(messageId)
  if (known === undefined) return done(messages.deliver(sms))
  const isSame = known.phone === phone && known.text === text

  return isSame ? done(known) : { code: '2004', message: '消息编号已用于另一条短信' }
}

function query({ messageId }: Record<string, unknown>, messages: MessageStore): Answer {
  if (typeof messageId !== 'string') return malformed('messageId')
  const known = messages.find(messageId)

  return known === undefined ? { code: '2005', message: '短信不存在' } : done(known)
}

function findBadParameter(names: readonly string[], given: Record<string, unknown>): string | undefined {
  const unknown = Object.keys(given).find((name) => !names.includes(name))

  return unknown ?? names.find((name) => !isParameter(given[name]))
}

function isParameter(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_PARAMETER_LENGTH
}

function isSmsLanguage(value: unknown): value is SmsLanguage {
  return smsLanguages.some((language) => language === value)
}

function malformed(field: string): Answer {
  return { code: '1004', message: '字段缺失或格式错误', data: { field } }
}

function done({ messageId, acceptedAt, segments, encoding }: SmsMessage): Answer {
  return {
    code: '0',
    message: '成功',
    data: { messageId, status: 'DELIVERED', acceptedAt, segments, encoding },
  }
}
