import type { PlatformTheme } from '@tongzhen/contract/embedding'
import { host } from '../host'

/** Named in every message, so that nobody takes another one's for ours. */
const PROTOCOL = 'tongzhen-embed/1'

/** What a page around ours is told (docs/interfaces/embedding.md). */
export type FrameMessage =
  | { type: 'ready' }
  | { type: 'signed-out' }
  | { type: 'finished' }
  | ({ type: 'navigate' } & Destination)

/** Where a person wants to go from here, which only the platform can show. */
export type Destination =
  | {
      to: 'booking'
      institutionId: string
      departmentId: string
      departmentName: string
      doctorId?: string
      doctorName?: string
      scheduleId?: string
      startsAt?: string
    }
  | { to: 'call'; number: string }

export const isEmbedded = process.env.TARO_ENV !== 'alipay' && host.channel === 'embedded'

/** What is known of whoever shows us: first who may, then the one page that does. */
export const frame = {
  origins: [] as string[],
  returnTo: null as string | null,
  hasAgents: true,
}

/** False in a window of its own, such as a mini-program's web view: then nobody hears messages. */
export const isInside = (): boolean => window.parent !== window

/** Told to the platform's pages only: a browser hands a message to no other origin than the one it names. */
export function tell(message: FrameMessage): void {
  if (isInside())
    for (const origin of frame.origins) window.parent.postMessage({ protocol: PROTOCOL, ...message }, origin)
  else if (message.type === 'navigate' || message.type === 'finished') goBack(message)
}

/** Back to the platform's own page, which reads in its address what is wanted; where it named none, back as one came. */
function goBack({ type, ...what }: Extract<FrameMessage, { type: 'navigate' | 'finished' }>): void {
  if (frame.returnTo === null) {
    history.back()
    return
  }
  const url = new URL(frame.returnTo)
  for (const [name, value] of Object.entries({ event: type, ...what }))
    url.searchParams.set(name, String(value))
  location.assign(url)
}

/** The next message of such a type from the page around us; undefined when none comes in time. */
export function hear<T>(type: string, timeoutMs: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const stop = (heard?: T) => {
      clearTimeout(timer)
      removeEventListener('message', listener)
      resolve(heard)
    }
    const listener = ({ source, origin, data }: MessageEvent) => {
      const isTheirs = source === window.parent && frame.origins.includes(origin)
      if (isTheirs && data?.protocol === PROTOCOL && data.type === type) stop(data)
    }
    const timer = setTimeout(() => stop(), timeoutMs)
    addEventListener('message', listener)
  })
}

const HANDLED_WITHIN_MS = 1_000

/**
 * A telephone call: the platform's page makes it, as frames often may not. Where it does not say at once that it has, we
 * try ourselves: nobody waits for help because a platform has not listened.
 */
export async function callOutside(number: string): Promise<void> {
  const call = () => location.assign(`tel:${number}`)
  // In a window of its own nobody else makes it, and what is to be done until help comes stays in sight.
  if (!isInside()) return call()
  const handled = hear('handled', HANDLED_WITHIN_MS)
  tell({ type: 'navigate', to: 'call', number })
  if ((await handled) === undefined) call()
}

/** Its own colours, which our server has found to be readable. Elder mode has stronger ones and keeps them. */
export function dress({ primary, primaryStrong, primaryTint }: PlatformTheme): void {
  const style = document.createElement('style')
  style.textContent = `.tz:not(.tz--elder){--primary:${primary};--primary-strong:${primaryStrong};--primary-tint:${primaryTint}}`
  document.head.appendChild(style)
}
