import type { Channel } from '@tongzhen/contract/headers'
import { type EmbeddedPage, needsProof, type Route } from '@tongzhen/contract/route'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type PatientAccess, type PatientLink, type Principal, resolveLink } from './access.ts'
import { type Config, servedIn } from './config.ts'
import { isRefusal, type Refusal, refuse } from './lib/failure.ts'
import { principalOf, type Session, type Sessions } from './modules/accounts/sessions.ts'
import { type Platform, platformOfSession } from './modules/embedding/platforms.ts'
import { channelOf } from './plugins/request-facts.ts'
import { type Input, parseInput } from './request-input.ts'
import { readToken } from './session-token.ts'

export interface AdmissionDeps {
  config: Config
  sessions: Pick<Sessions, 'find'>
  patientAccess: PatientAccess
}

export interface Admitted extends Input {
  channel: Channel
  token: string | undefined
  session: Session | undefined
  principal: Principal | undefined
  /** Whose frame the page is in; only of the channel `embedded`. */
  platform: Platform | undefined
  /** On routes of `who: 'patient'`: undefined when the patient does not exist for this account. */
  link: PatientLink | undefined
}

type AdmissionCode =
  | 'REQUEST_INVALID'
  | 'ORIGIN_REFUSED'
  | 'SESSION_REQUIRED'
  | 'CONSENT_REQUIRED'
  | 'PROOF_REQUIRED'
  | 'NOT_FOUND'

/**
 * What a request must pass before its handler runs, in this order: channel, origin, session, account and
 * consent, input, institution of the channel; then the right over the patient, as far as there is one, and its proof.
 */
export async function admit(
  request: FastifyRequest,
  { definition, deps }: { definition: Route; deps: AdmissionDeps },
): Promise<Admitted | Refusal<AdmissionCode>> {
  const { access } = definition
  const channel = channelOf(request, definition)
  if (channel === undefined) return refuse('REQUEST_INVALID')
  if (!isOriginAllowed(request, { definition, channel, config: deps.config })) return refuse('ORIGIN_REFUSED')

  const token = readToken(request, channel)
  const found =
    token === undefined ? undefined : await deps.sessions.find(token, channel, definition.isUnattended)
  const platform = platformOfSession(deps.config, found)
  // What the platform may no longer show, nobody is in.
  const session = found?.entered && platform === undefined ? undefined : found
  if (channel === 'embedded' && !isForPage(definition, platform?.page)) return refuse('NOT_FOUND')
  const principal = principalOf(session)
  if (access.who !== 'anyone') {
    if (principal === undefined) return refuse('SESSION_REQUIRED')
    if (principal.consentsDue.length > 0 && needsConsent(access)) return refuse('CONSENT_REQUIRED')
  }

  if (principal !== undefined) await deps.patientAccess.endLapsed(principal.accountId)

  const input = parseInput(definition, { params: request.params, query: request.query, body: request.body })
  if (isRefusal(input)) return input
  const institutions = servedIn(deps.config, channel)
  if (!isInPortal(input, platform ? [platform.institutionId] : institutions)) return refuse('NOT_FOUND')

  const admitted = { ...input, channel, token, session, principal, platform, link: undefined }
  if (access.who === 'helper' && principal !== undefined) {
    const { helpId } = z.object({ helpId: z.string() }).parse(input.params)

    return (await deps.patientAccess.isHelper(principal, helpId)) ? admitted : refuse('NOT_FOUND')
  }
  if (access.who === 'speaker' && principal !== undefined) {
    const { conversationId } = z.object({ conversationId: z.string() }).parse(input.params)

    return (await deps.patientAccess.isSpeaker(principal, conversationId)) ? admitted : refuse('NOT_FOUND')
  }
  if (access.who !== 'patient' || principal === undefined) return admitted

  const link = await resolveLink(deps.patientAccess, { principal, rule: access, ...input })

  return link?.isProved === false && needsProof(access) ? refuse('PROOF_REQUIRED') : { ...admitted, link }
}

function needsConsent(access: Route['access']): boolean {
  return !(access.who === 'account' && access.consent === false)
}

/**
 * S21. Unsafe calls carry two headers of ours, which another site's page cannot add; a browser that also names
 * its origin must name one of ours. A mini-program has neither cookie nor origin.
 */
function isOriginAllowed(
  request: FastifyRequest,
  { definition, channel, config }: { definition: Route; channel: Channel; config: Config },
): boolean {
  const { origin } = request.headers
  if (definition.method === 'GET' || origin === undefined || channel === 'alipay') return true

  return Object.values(config.publicOrigins).includes(origin)
}

/** In somebody's frame nothing is asked but what its page needs; before there is a session, what any of them does. */
function isForPage({ embeddedIn = [] }: Route, page: EmbeddedPage | undefined): boolean {
  return page === undefined ? embeddedIn.length > 0 : embeddedIn.includes(page)
}

/** An institution that this channel does not serve does not exist for it (S12). */
function isInPortal({ params, query, body }: Input, institutions: readonly string[]): boolean {
  return [params, query, body].every((part) => {
    if (typeof part !== 'object' || part === null || !('institutionId' in part)) return true

    return institutions.some((one) => one === part.institutionId)
  })
}
