import { embeddingRoutes as routes } from '@tongzhen/contract/embedding'
import type { Config } from '../../config.ts'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Clock, SECOND_MS } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Module } from '../../route-handler.ts'
import type { AccountStore } from '../accounts/accounts.ts'
import type { DescribeDeps } from '../accounts/describe-session.ts'
import { describeSession } from '../accounts/describe-session.ts'
import type { OpenedSession, Session, Sessions } from '../accounts/sessions.ts'
import { openConsultationNote } from '../visit-notes/consultations.ts'
import { type Platform, platformsOf, readPlatformKeys } from './platforms.ts'
import { CLOCK_SKEW_MS, readTicket, refuseTicket, type TicketClaims } from './ticket.ts'

export interface EmbeddingDeps extends DescribeDeps {
  config: Config
  db: Db
  clock: Clock
  fields: FieldCrypto
  accounts: AccountStore
  sessions: Sessions
}

/** Lets people in whom another platform sends, each into one page (docs/decisions/0054). */
export function createEmbeddingModule(deps: EmbeddingDeps): Module {
  const { config, clock, sessions } = deps
  const platforms = new Map(
    platformsOf(config).map((one) => [one.platformId, { ...one, keys: readPlatformKeys(one) }]),
  )

  return {
    name: 'embedding',
    routes,
    register(handle) {
      handle(routes.getPlatform, async ({ params, language }) => {
        const platform = platforms.get(params.platformId)
        if (platform === undefined) return refuse('NOT_FOUND')
        const { platformId, name, origins, theme } = platform

        return { platformId, name: textIn(name, language), origins, theme }
      })

      handle(routes.enterByTicket, async ({ params, body, channel, session: previous, log }) => {
        if (channel !== 'embedded') return refuse('NOT_FOUND')
        const platform = platforms.get(params.platformId)
        if (platform === undefined) return refuseTicket('platform')
        const { keys } = platform
        const audience = config.publicOrigins.web
        const said = readTicket(body.ticket, { platform, keys, audience, now: clock.now() })
        const { platformId } = platform
        if (isRefusal(said)) {
          log.info({ platformId, code: said.code, ...said.params }, 'a ticket was refused')
          return said
        }
        const opened = await redeem(deps, { platform, said, previous })
        if (opened === undefined) return refuse('TICKET_USED')
        const session = await sessions.byId(opened.sessionId)

        return {
          session: { ...(await describeSession(deps, { session, channel })), token: opened.token },
          ...{ page: said.page, institutionId: said.institution, hostOrigin: said.origin },
          ...{ language: said.lang, displayMode: said.display },
          returnTo: said.return_to ?? null,
          hasAgents: platform.hasAgents,
        }
      })
    },
  }
}

interface Redeeming {
  platform: Platform
  said: TicketClaims
  previous: Session | undefined
}

/** A session for a ticket that nobody has used; undefined for any other. Of two at once, one gets in. */
function redeem(
  { db, clock, fields, accounts, sessions }: EmbeddingDeps,
  { platform: { platformId, institutionId }, said, previous }: Redeeming,
): Promise<OpenedSession | undefined> {
  return inTransaction(db, async (tx) => {
    const isFirst = await insertOnce(tx, (one) =>
      one
        .insertInto('platform_tickets')
        .values({
          platform_id: platformId,
          ticket_index: fields.blindIndex('ticket', said.jti),
          // As long as it would be taken, by a replica whose clock is late too.
          expires_at: new Date(said.exp * SECOND_MS + 2 * CLOCK_SKEW_MS),
        })
        .execute(),
    )
    if (!isFirst) return undefined
    const identity = { host: 'platform', subject: `${platformId}\0${said.sub}` } as const
    const accountId = await accounts.findOrCreateNamed(tx, identity, clock.now())
    const { consultation } = said
    const noteId =
      consultation &&
      (await openConsultationNote(tx, {
        ...{ platformId, institutionId, accountId, consultation, fields, now: clock.now() },
      }))
    if (previous) await sessions.end(tx, previous.sessionId)

    return sessions.open(tx, {
      ...{ channel: 'embedded', accountId },
      entered: { platformId, page: said.page, ...(noteId && { noteId }) },
    })
  })
}
