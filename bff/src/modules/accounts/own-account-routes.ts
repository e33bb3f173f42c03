import { accountsRoutes as routes } from '@tongzhen/contract/accounts'
import { shift } from '../../lib/clock.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Handle } from '../../route-handler.ts'
import { closeAccount } from './closure.ts'
import { type AccountsDeps, answerSession } from './deps.ts'
import { REVERIFIED_FOR_MS } from './sessions.ts'

/** What a person does with their own account: prove the phone again, choose, sign out, close. */
export function registerOwnAccount(deps: AccountsDeps, handle: Handle): void {
  const { db, clock, sessions, smsCodes, accounts, closingHooks } = deps

  handle(routes.reverify, async ({ body, principal }) => {
    const problem = await smsCodes.check({
      purpose: 'reverify',
      subject: principal.accountId,
      code: body.code,
    })
    if (isRefusal(problem)) return problem
    const validUntil = shift(clock.now(), REVERIFIED_FOR_MS)
    await sessions.markReverified(principal.sessionId, validUntil)

    return { validUntilAt: shanghaiInstant(validUntil) }
  })

  handle(routes.signOut, async ({ session, channel, takeSession }) => {
    if (session) await sessions.end(db, session.sessionId)
    takeSession(null)

    return answerSession(deps, { session: undefined, channel })
  })

  handle(routes.updatePreferences, async ({ body, principal, channel }) => {
    await accounts.setPreferences(principal.accountId, body)

    return answerSession(deps, { session: await sessions.byId(principal.sessionId), channel })
  })

  handle(routes.closeAccount, async ({ principal, channel, takeSession }) => {
    if (!principal.reverifiedUntil || principal.reverifiedUntil <= clock.now()) {
      return refuse('REVERIFICATION_REQUIRED')
    }
    const veto = await closeAccount({ db, clock, hooks: closingHooks }, principal.accountId)
    if (isRefusal(veto)) return veto
    takeSession(null)

    return answerSession(deps, { session: undefined, channel })
  })
}
