import { createHash } from 'node:crypto'

/** What each host knows a person by. */
export interface HostAccounts {
  wechat: { openid: string; unionid: string }
  alipay: { openId: string; userId: string }
  suishenban: { userId: string }
}

/** The accounts of a demo person, made from the person's id so that they stay the same for ever. */
export function hostAccountsOf(personId: string): HostAccounts {
  return {
    wechat: {
      openid: `oTZ${letters(`wechat-openid/${personId}`, 25)}`,
      unionid: `uTZ${letters(`wechat-unionid/${personId}`, 25)}`,
    },
    alipay: {
      openId: letters(`alipay-open-id/${personId}`, 48),
      userId: `2088${digits(`alipay-user-id/${personId}`, 12)}`,
    },
    suishenban: { userId: `ssb${digits(`suishenban/${personId}`, 15)}` },
  }
}

function letters(text: string, length: number): string {
  return createHash('sha512').update(text).digest('base64url').replaceAll(/[-_]/g, '').slice(0, length)
}

function digits(text: string, length: number): string {
  const number = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)

  return number.toString().slice(-length)
}
