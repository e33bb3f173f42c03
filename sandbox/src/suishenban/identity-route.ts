import { findPerson } from '../people.ts'
import type { AccessToken } from './oauth-routes.ts'
import type { SuishenbanService } from './suishenban-service.ts'

/**
 * `GET /api/v2/user/identity/{user}?access_token` → `{ user, name, certType, certNo, mobile }`, the real-name
 * identity (insurance.md §6.4). Field names and the 401 are UNCONFIRMED. `certType` as in the HIS interface.
 */
export function registerIdentityRoute({ app, store, clock, credentials }: SuishenbanService): void {
  const tokens = store.collection<AccessToken>('access-tokens')

  app.get(`${credentials.paths.identity}/:user`, async ({ params, query }, reply) => {
    const { user } = params as { user: string }
    const { access_token: token = '' } = query as { access_token?: string }

    const known = tokens.get(token)
    const person = known === undefined ? undefined : findPerson(known.personId)
    const isValid = known !== undefined && clock.now() < known.expiresAtMs
    if (!isValid || person?.accounts.suishenban.userId !== user) {
      return reply.code(401).send({ error: 'invalid_token' })
    }

    return {
      user,
      name: person.name,
      certType: person.document.type,
      certNo: person.document.number,
      mobile: person.phone,
    }
  })
}
