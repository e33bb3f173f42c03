import { z } from 'zod'

export const origin = z.url({ protocol: /^https?$/ }).refine((value) => new URL(value).origin === value, {
  error: 'must be an origin such as https://h5.example.cn, without a path',
})
export const url = z.url({ protocol: /^https?$/ })
/** Over the open internet: encrypted, or on this machine (S20). */
export const internetUrl = url.refine(
  (value) => value.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(value).hostname),
  { error: 'must begin with https://' },
)
/** Of pages into which people type what ails them: encrypted, or on this machine. */
export const platformOrigin = origin.refine(
  (value) => value.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(value).hostname),
  { error: 'must begin with https://' },
)
export const path = z.string().min(1)
export const secret = z.string().min(8)
export const timeoutMs = z.int().min(100).max(60_000).default(8_000)
