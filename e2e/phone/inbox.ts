import type { MessageStore, SmsMessage } from '../../sandbox/src/sms/message-store.ts'

/** Text messages as they come in, each read once. */
export class Inbox {
  readonly #unread: SmsMessage[] = []
  readonly #waiting: { phone: string; take: (message: SmsMessage) => void }[] = []
  readonly close: () => void

  constructor(messages: MessageStore) {
    this.close = messages.onArrival((message) => this.#arrived(message))
  }

  /** The six digits in the next message to a number; waits for it as long as the test may last. */
  async nextCode(phone: string): Promise<string> {
    const { text } = await this.#next(phone)
    const code = /\d{6}/.exec(text)?.[0]
    if (!code) throw new Error(`no code in "${text}"`)
    return code
  }

  #next(phone: string): Promise<SmsMessage> {
    const index = this.#unread.findIndex((message) => message.phone === phone)
    const [message] = index < 0 ? [] : this.#unread.splice(index, 1)
    return message ? Promise.resolve(message) : new Promise((take) => this.#waiting.push({ phone, take }))
  }

  #arrived(message: SmsMessage): void {
    const index = this.#waiting.findIndex(({ phone }) => phone === message.phone)
    const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1)
    if (waiting) waiting.take(message)
    else this.#unread.push(message)
  }
}
