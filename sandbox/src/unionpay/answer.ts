import type { FastifyReply } from 'fastify'
import { type Fields, rawText } from './fields.ts'
import { type ResponseCode, responseText } from './response-codes.ts'
import { repeatedFields } from './trade-fields.ts'
import type { UnionpayService } from './unionpay-service.ts'

/** Signed text of an answer to a server of the merchant. */
export async function answerText(
  { signer, settings }: Pick<UnionpayService, 'signer' | 'settings'>,
  answer: { asked: Fields; code: ResponseCode; detail?: string; more?: Fields },
): Promise<string> {
  const { asked, code, detail, more } = answer
  const fields = { ...repeatedFields(asked), ...more, respCode: code, respMsg: responseText(code, detail) }

  return rawText(await signer.sign(fields, settings.answerSigner))
}

/** HTTP 200 whatever the code says. The content type of the true gateway is UNCONFIRMED. */
export async function sendAnswer(
  reply: FastifyReply,
  service: UnionpayService,
  answer: Parameters<typeof answerText>[1],
): Promise<FastifyReply> {
  return reply.type('text/plain; charset=utf-8').send(await answerText(service, answer))
}
