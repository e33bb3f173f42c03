import '@/locales/embedding'
import Taro from '@tarojs/taro'
import type { Entrance, embeddingRoutes } from '@tongzhen/contract/embedding'
import type { EmbeddedPage } from '@tongzhen/contract/route'
import { call } from '@/api/client'
import { ApiError } from '@/api/error'
import { queryClient } from '@/api/query-client'
import { i18n } from '@/lib/i18n'
import { assistant, customerService, visitNote } from '@/lib/paths'
import { randomKey } from '@/lib/random-key'
import { preferences } from '@/stores/preferences'
import { sessionToken } from '../session-token'
import { dress, frame, hear, isInside, tell } from './frame'

type Entering = typeof embeddingRoutes.enterByTicket

const TICKET_WITHIN_MS = 15_000
const pages: Record<EmbeddedPage, string> = {
  triage: assistant(),
  service: customerService(),
  note: visitNote(),
}

let entering: Promise<'signed'> | undefined
let isDressed = false
let hasEntered = false

/**
 * Signs in with a ticket of the platform: the one in the address, or one that its page sends when it is asked. Called
 * twice at once, it is done once.
 * @throws ApiError when there is no ticket, or it is refused
 */
export function enter(): Promise<'signed'> {
  entering ??= enterOnce().finally(() => {
    entering = undefined
  })
  return entering
}

async function enterOnce(): Promise<'signed'> {
  const platformId = location.pathname.split('/')[2] ?? ''
  if (!isDressed) await dressAs(platformId)
  const entrance = await call<Entering>({
    method: 'POST',
    path: '/api/platforms/:platformId/entrances',
    params: { platformId },
    body: { ticket: await nextTicket() },
    key: randomKey(),
  })
  if (entrance.session.token !== undefined) sessionToken.keep(entrance.session.token)
  frame.origins = [entrance.hostOrigin]
  frame.returnTo = entrance.returnTo
  frame.hasAgents = entrance.hasAgents
  if (hasEntered) queryClient.invalidateQueries()
  else await settleIn(entrance)
  hasEntered = true
  return 'signed'
}

async function dressAs(platformId: string): Promise<void> {
  const { origins, theme } = await call<typeof embeddingRoutes.getPlatform>({
    method: 'GET',
    path: '/api/platforms/:platformId',
    params: { platformId },
  })
  frame.origins = origins
  dress(theme)
  isDressed = true
}

async function nextTicket(): Promise<string> {
  const inAddress = takeFromAddress()
  if (inAddress !== undefined) return inAddress
  if (!isInside()) throw new ApiError('TICKET_EXPIRED')
  const answer = hear<{ ticket?: unknown }>('ticket', TICKET_WITHIN_MS)
  tell({ type: hasEntered ? 'signed-out' : 'ready' })
  const ticket = (await answer)?.ticket
  if (typeof ticket !== 'string') throw new ApiError('TICKET_EXPIRED')
  return ticket
}

/** Once: behind the `#` it reaches no server's log, and it does not stay in the history. */
function takeFromAddress(): string | undefined {
  const [page = '', query = ''] = location.hash.split('?')
  const params = new URLSearchParams(query)
  const ticket = params.get('ticket')
  if (ticket === null) return undefined
  params.delete('ticket')
  const rest = String(params)
  history.replaceState(history.state, '', rest === '' ? page : `${page}?${rest}`)
  return ticket
}

/** The first time only: what the person has chosen since is theirs. */
async function settleIn({ institutionId, language, displayMode, page }: Entrance): Promise<void> {
  preferences.setInstitution(institutionId)
  preferences.setDisplayMode(displayMode)
  await preferences.setLanguage(language)
  tellOfEnd()
  const url = pages[page]
  if (!location.hash.startsWith(`#${url}`)) Taro.reLaunch({ url })
}

/** Nobody signs in here: how one goes on when the session has ended is said in words of its own. */
function tellOfEnd(): void {
  for (const language of ['zh-CN', 'en-US']) {
    const words = i18n.getResource(language, 'errors', `sessionEnded.${isInside() ? 'inFrame' : 'inView'}`) as
      | string
      | undefined
    if (words !== undefined) i18n.addResource(language, 'errors', 'code.SESSION_REQUIRED', words)
  }
}
