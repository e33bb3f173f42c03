import { randomInt } from 'node:crypto'
import type { Language } from '@tongzhen/contract/headers'
import { STAFF_COOKIE } from '../../src/staff-door.ts'

/** The browser at a staff member's desk: it keeps the session as its cookies do. */
export class StaffBrowser {
  readonly language: Language
  readonly address: string
  token: string | undefined

  constructor({ language = 'zh-CN', address }: { language?: Language; address?: string } = {}) {
    this.language = language
    this.address = address ?? `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
  }

  headers(): Record<string, string> {
    return {
      'accept-language': this.language,
      ...(this.token === undefined ? {} : { cookie: `${STAFF_COOKIE}=${this.token}` }),
    }
  }

  keep({ cookies }: { cookies: { name: string; value: string }[] }): void {
    const cookie = cookies.find((one) => one.name === STAFF_COOKIE)
    if (cookie) this.token = cookie.value === '' ? undefined : cookie.value
  }
}
