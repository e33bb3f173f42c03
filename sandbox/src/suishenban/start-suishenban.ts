import { browserScript } from '../hosts/browser-script.ts'
import { createOutsideSystem, type OutsideSystem, type StateTable } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { findPerson } from '../people.ts'
import { registerIdentityRoute } from './identity-route.ts'
import { registerInvokeTokenRoutes } from './invoke-token-routes.ts'
import { type AccessToken, registerOauthRoutes } from './oauth-routes.ts'
import { createSuishenbanCredentials } from './suishenban-credentials.ts'
import type { SuishenbanService } from './suishenban-service.ts'

/**
 * Suishenban's servers (api.eshimin.com): OAuth, real-name identity, the JS SDK and its invoke tokens. What is
 * known and what is assumed: docs/interfaces/suishenban.md.
 */
export async function startSuishenban(options: {
  context: SandboxContext
  port: number
}): Promise<OutsideSystem> {
  const { context, port } = options
  const credentials = await context.credentials.section('suishenban', createSuishenbanCredentials)
  const system = createOutsideSystem({
    name: 'suishenban',
    title: '随申办 Suishenban',
    context,
    isQuiet: (request) => request.url.startsWith(credentials.paths.script),
    describe: () => describe(service),
  })
  const service: SuishenbanService = {
    app: system.app,
    store: system.store,
    clock: context.clock,
    credentials,
  }

  registerOauthRoutes(service)
  registerIdentityRoute(service)
  registerInvokeTokenRoutes(service)
  system.app.get(credentials.paths.script, async (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(await browserScript(new URL('browser/eshimin.ts', import.meta.url))),
  )

  const baseUrl = await system.listen(port)
  context.credentials.publish('suishenban', { baseUrl })

  return system
}

function describe({ store }: SuishenbanService): StateTable[] {
  return [
    {
      title: '访问令牌 Access tokens',
      columns: ['用户', '有效至'],
      rows: [...store.collection<AccessToken>('access-tokens').values()]
        .reverse()
        .slice(0, 20)
        .map(({ personId, expiresAtMs }) => [
          findPerson(personId)?.name ?? personId,
          shanghaiDateTime(expiresAtMs),
        ]),
    },
  ]
}
