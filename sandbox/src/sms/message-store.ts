import { EventEmitter } from 'node:events'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import { smsLength } from './sms-length.ts'
import type { SmsLanguage, SmsTemplateName } from './sms-templates.ts'

/** A message that has reached a phone. */
export interface SmsMessage {
  messageId: string
  phone: string
  template: SmsTemplateName
  language: SmsLanguage
  text: string
  encoding: 'GSM-7' | 'UCS-2'
  segments: number
  /** ISO with offset. */
  acceptedAt: string
}

export type NewSms = Pick<SmsMessage, 'messageId' | 'phone' | 'template' | 'language' | 'text'>

/** Everything that was sent, by message id; what a phone shows is what was sent to its number. */
export class MessageStore {
  readonly #messages
  readonly #clock: Clock
  readonly #arrivals = new EventEmitter().setMaxListeners(0)

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#messages = store.collection<SmsMessage>('messages')
    this.#clock = clock
  }

  find(messageId: string): SmsMessage | undefined {
    return this.#messages.get(messageId)
  }

  deliver(sms: NewSms): SmsMessage {
    const message = { ...sms, ...smsLength(sms.text), acceptedAt: new Date(this.#clock.now()).toISOString() }
    this.#messages.set(message.messageId, message)
    this.#arrivals.emit('message', message)

    return message
  }

  /** Newest first. */
  inbox(phone: string): SmsMessage[] {
    return this.list().filter((message) => message.phone === phone)
  }

  /** Newest first. */
  list(): SmsMessage[] {
    return [...this.#messages.values()].reverse()
  }

  /** Calls for every message from now on; answers how to stop. */
  onArrival(listener: (message: SmsMessage) => void): () => void {
    this.#arrivals.on('message', listener)

    return () => this.#arrivals.off('message', listener)
  }
}
