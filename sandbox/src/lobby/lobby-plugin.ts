import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { browserScript } from '../hosts/browser-script.ts'
import { readCookie } from '../hosts/person-cookie.ts'
import type { Clock } from '../lib/clock.ts'
import type { MessageStore } from '../sms/message-store.ts'
import { lobbyData, type ShellOrigins } from './lobby-data.ts'
import { type LobbyLanguage, lobbyPage } from './lobby-page.ts'
import { MessageStream } from './message-stream.ts'

export interface LobbyOptions {
  shells: ShellOrigins
  messages: MessageStore
  clock: Clock
  panelPath: string
  /** The online hospital that shows pages of the app. */
  platform: string
  /** Origins to which the app leads in its phone: a host's sign-in, a cashier, an invoice. */
  ledTo: readonly string[]
}

/** Kept by the page's own switch. */
const LANGUAGE_COOKIE = 'sandbox_language'

/**
 * The first page for any visitor: choose a channel and a demo person, and the app runs in a phone, with that
 * phone's text messages beside it. `GET /`, and `GET /lobby/messages` (server-sent events).
 */
export async function lobbyPlugin(app: FastifyInstance, options: LobbyOptions): Promise<void> {
  const { shells, messages, clock, panelPath, platform, ledTo } = options
  const [style, script] = await Promise.all([
    readFile(new URL('lobby.css', import.meta.url), 'utf8'),
    browserScript(new URL('browser/lobby.ts', import.meta.url)),
  ])
  const stream = new MessageStream(messages)
  app.addHook('preClose', async () => stream.close())

  app.get('/', async (request, reply) => {
    // Cookies are kept by host name: the phone's shells are `localhost`, so the lobby must be too.
    const elsewhere = localhostAddress(request)
    if (elsewhere !== undefined) return reply.redirect(elsewhere)

    const language = languageOf(request)
    const { html, policy } = lobbyPage({
      language,
      data: lobbyData(shells, clock.now()),
      style,
      script,
      panelPath,
      platform,
      ledTo,
    })

    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .send(html)
  })

  app.get('/lobby/messages', (request, reply) => stream.serve(request, reply))
}

function localhostAddress({ headers, url }: FastifyRequest): string | undefined {
  const host = headers.host ?? ''

  return host.startsWith('127.0.0.1') ? `http://${host.replace('127.0.0.1', 'localhost')}${url}` : undefined
}

function languageOf({ headers }: FastifyRequest): LobbyLanguage {
  const chosen = readCookie(headers.cookie, LANGUAGE_COOKIE)
  if (chosen === 'zh-CN' || chosen === 'en-US') return chosen

  return /^\s*(zh|\*|$)/i.test(headers['accept-language'] ?? '') ? 'zh-CN' : 'en-US'
}
