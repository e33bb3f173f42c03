import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MessageStore, SmsMessage } from '../sms/message-store.ts'

const HEARTBEAT_MS = 25_000

/** Server-sent events: `inbox` with everything there is, oldest first, then `message` for each that arrives. */
export class MessageStream {
  readonly #messages: MessageStore
  readonly #open = new Set<FastifyReply>()

  constructor(messages: MessageStore) {
    this.#messages = messages
  }

  serve(request: FastifyRequest, reply: FastifyReply): void {
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    const send = (event: string, data: SmsMessage | SmsMessage[]) =>
      reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

    send('inbox', this.#messages.list().reverse())
    const stopListening = this.#messages.onArrival((message) => send('message', message))
    const heartbeat = setInterval(() => reply.raw.write(': \n\n'), HEARTBEAT_MS)
    this.#open.add(reply)
    request.raw.on('close', () => {
      stopListening()
      clearInterval(heartbeat)
      this.#open.delete(reply)
    })
  }

  close(): void {
    for (const reply of this.#open) reply.raw.end()
  }
}
