import { accountsRoutes as routes } from '@tongzhen/contract/accounts'
import { inTransaction } from '../../db/transaction.ts'
import { refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Handle } from '../../route-handler.ts'
import { listConsents, recordConsents, withdrawConsent } from './consents.ts'
import { type AccountsDeps, answerSession } from './deps.ts'

/** Agreement and policy: to read, to accept, to withdraw, to accept again. */
export function registerConsents(deps: AccountsDeps, handle: Handle): void {
  const { db, clock, documents, versions, sessions } = deps

  handle(routes.listConsentDocuments, async ({ language }) => ({ documents: documents.inLanguage(language) }))

  handle(routes.giveConsents, async ({ body, principal, channel }) => {
    const { consents } = body
    // What is accepted must be what is in force: somebody may have read the version before.
    if (consents.some((one) => versions[one.kind] !== one.version)) return refuse('CONSENT_REQUIRED')
    await inTransaction(db, (tx) =>
      recordConsents(tx, { accountId: principal.accountId, consents, versions, now: clock.now() }),
    )

    return answerSession(deps, { session: await sessions.byId(principal.sessionId), channel })
  })

  handle(routes.listConsents, async ({ principal }) => {
    const consents = await listConsents(db, principal.accountId)

    return {
      consents: consents.map((one) => ({
        kind: one.kind,
        version: one.version,
        acceptedAt: shanghaiInstant(one.accepted_at),
        withdrawnAt: one.withdrawn_at && shanghaiInstant(one.withdrawn_at),
      })),
    }
  })

  handle(routes.withdrawConsent, async ({ params, principal, channel }) => {
    await withdrawConsent(db, { accountId: principal.accountId, kind: params.kind, now: clock.now() })

    return answerSession(deps, { session: await sessions.byId(principal.sessionId), channel })
  })
}
