import Fastify, { type FastifyInstance } from 'fastify'
import { registerBodyParsers } from './lib/body-parsers.ts'
import { listenOn } from './lib/listen-on.ts'
import { type LobbyOptions, lobbyPlugin } from './lobby/lobby-plugin.ts'
import type { PanelContext } from './panel/panel-context.ts'
import { panelPlugin } from './panel/panel-plugin.ts'

export interface Desk {
  readonly app: FastifyInstance
  /** `http://localhost:<port>`; the lobby is at `/`, the control panel at `/panel`. */
  readonly origin: string
  close(): Promise<void>
}

/** Starts the sandbox's own front: the lobby where everyone begins, and the control panel. */
export async function startDesk(options: {
  port: number
  lobby: LobbyOptions
  panel: PanelContext
}): Promise<Desk> {
  const { port, lobby, panel } = options
  const app = Fastify({ logger: false, forceCloseConnections: true })
  registerBodyParsers(app)
  app.get('/_sandbox/health', async () => ({ name: 'desk', status: 'ok' }))
  await app.register(lobbyPlugin, lobby)
  await app.register(panelPlugin, { prefix: '/panel', ...panel })
  const origin = await listenOn({ app, port, title: '沙箱大厅 Sandbox desk' })

  return { app, origin, close: () => app.close() }
}
