import { randomInt } from 'node:crypto'
import { CHANNEL_HEADER, type Channel, type Language } from '@tongzhen/contract/headers'
import { cookieName, usesCookie } from '../src/session-token.ts'

/** A person's phone: it keeps the session, as a browser's cookies or a mini-program's storage do. */
export class Device {
  readonly channel: Channel
  readonly language: Language
  readonly address: string
  token: string | undefined

  constructor({
    channel,
    language = 'zh-CN',
    address,
  }: {
    channel: Channel
    language?: Language
    /** Without one, an address of its own. */
    address?: string
  }) {
    this.channel = channel
    this.language = language
    this.address = address ?? `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
  }

  headers(): Record<string, string> {
    return {
      [CHANNEL_HEADER]: this.channel,
      'accept-language': this.language,
      ...(this.token === undefined ? {} : this.#credential(this.token)),
    }
  }

  #credential(token: string): Record<string, string> {
    return usesCookie(this.channel)
      ? { cookie: `${cookieName(this.channel)}=${token}` }
      : { authorization: `Bearer ${token}` }
  }

  /** Keeps what an answer puts on the device or takes off it. */
  keep({ cookies, body }: { cookies: { name: string; value: string }[]; body: unknown }): void {
    const cookie = cookies.find((one) => one.name === cookieName(this.channel))
    if (cookie) this.token = cookie.value === '' ? undefined : cookie.value
    if (!usesCookie(this.channel) && typeof body === 'object' && body !== null && 'token' in body) {
      this.token = String(body.token)
    }
  }
}
