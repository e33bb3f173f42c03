/** Channel the request comes from, one of `channels`. Required on every call: it chooses the session's place. */
export const CHANNEL_HEADER = 'x-tongzhen-channel'
/** Sent with every unsafe call; a browser cannot add it across origins without our consent (reliability.md S21). */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

export const channels = ['wechat', 'suishenban', 'alipay', 'web'] as const
export type Channel = (typeof channels)[number]

export const languages = ['zh-CN', 'en-US'] as const
export type Language = (typeof languages)[number]

export const displayModes = ['standard', 'elder'] as const
export type DisplayMode = (typeof displayModes)[number]
