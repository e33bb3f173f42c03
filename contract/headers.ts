/** Channel the request comes from, one of `channels`. Required on every call: it chooses the session's place. */
export const CHANNEL_HEADER = 'x-tongzhen-channel'
/** Sent with every unsafe call; a browser cannot add it across origins without our consent (reliability.md S21). */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

/** Apps of ours, for each of which staff decide what is switched on. */
export const appChannels = ['wechat', 'suishenban', 'alipay', 'web'] as const
export type AppChannel = (typeof appChannels)[number]

/** `embedded`: single pages in the frame of another platform (docs/decisions/0054); what is on in the browser is on there. */
export const channels = [...appChannels, 'embedded'] as const
export type Channel = (typeof channels)[number]

/** The app that a channel shows: embedded pages are those of the browser. */
export const appOf = (channel: Channel): AppChannel => (channel === 'embedded' ? 'web' : channel)

export const languages = ['zh-CN', 'en-US'] as const
export type Language = (typeof languages)[number]

export const displayModes = ['standard', 'elder'] as const
export type DisplayMode = (typeof displayModes)[number]
