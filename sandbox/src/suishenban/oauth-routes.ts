import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { choosePersonPage, chosenPerson } from '../hosts/choose-person-page.ts'
import { escapeHtml } from '../hosts/escape-html.ts'
import { personOf, setPersonCookie } from '../hosts/person-cookie.ts'
import { simplePage } from '../hosts/simple-page.ts'
import { findPerson } from '../people.ts'
import { parametersOf, type SuishenbanService, TOKEN_LIFE_SECONDS } from './suishenban-service.ts'

export interface OauthCode {
  personId: string
  redirectUri: string
  issuedAtMs: number
}

export interface AccessToken {
  personId: string
  expiresAtMs: number
}

/** UNCONFIRMED: five minutes, once, as WeChat and RFC 6749 §4.1.2 have it. */
const CODE_LIFE_MS = 5 * 60_000

/**
 * - `GET /api/oauth/authorize?client_id&response_type=code&redirect_uri&scope=read&state`
 * - `GET|POST /api/oauth/token` `client_id, client_secret, grant_type=authorization_code, redirect_uri, code` →
 *   `{ access_token, token_type, expires_in, scope, user }`
 *
 * Shapes: insurance.md §6.4; failures as RFC 6749 §5.2, UNCONFIRMED.
 */
export function registerOauthRoutes({ app, store, clock, credentials }: SuishenbanService): void {
  const codes = store.collection<OauthCode>('oauth-codes')
  const tokens = store.collection<AccessToken>('access-tokens')
  const { paths } = credentials

  app.get(paths.authorize, async (request, reply) => {
    const asked = request.query as Record<string, string | undefined>
    const redirectUri = asked.redirect_uri ?? ''
    const problem = authorizeProblem(asked)
    if (problem !== undefined) return sendPage(reply, refusalPage(problem))

    const chosen = chosenPerson(request)
    if (chosen !== undefined) setPersonCookie(reply, chosen.id)
    const person = chosen ?? personOf(request)
    if (person === undefined) {
      return sendPage(reply, choosePersonPage({ path: request.url, nowMs: clock.now() }))
    }

    const code = randomBytes(16).toString('hex')
    codes.set(code, { personId: person.id, redirectUri, issuedAtMs: clock.now() })
    const target = new URL(redirectUri)
    target.searchParams.set('code', code)
    if (asked.state !== undefined) target.searchParams.set('state', asked.state)

    return reply.redirect(target.href)
  })

  app.route({
    method: ['GET', 'POST'],
    url: paths.token,
    async handler(request, reply) {
      const asked = parametersOf(request)
      const isClient =
        asked.client_id === credentials.clientId && asked.client_secret === credentials.clientSecret
      if (!isClient) return reply.code(401).send({ error: 'invalid_client' })
      if (asked.grant_type !== 'authorization_code')
        return reply.code(400).send({ error: 'unsupported_grant_type' })

      const known = codes.get(String(asked.code))
      codes.delete(String(asked.code))
      if (known === undefined) return refuseGrant(reply, 'the code is unknown or was used')
      if (clock.now() - known.issuedAtMs >= CODE_LIFE_MS) return refuseGrant(reply, 'the code has expired')
      if (known.redirectUri !== asked.redirect_uri) return refuseGrant(reply, 'redirect_uri differs')

      const token = randomBytes(24).toString('hex')
      tokens.set(token, { personId: known.personId, expiresAtMs: clock.now() + TOKEN_LIFE_SECONDS * 1000 })

      return {
        access_token: token,
        token_type: 'bearer',
        expires_in: TOKEN_LIFE_SECONDS,
        scope: 'read',
        user: findPerson(known.personId)?.accounts.suishenban.userId,
      }
    },
  })

  function authorizeProblem(asked: Record<string, string | undefined>): string | undefined {
    const redirectUri = asked.redirect_uri ?? ''
    if (asked.client_id !== credentials.clientId) return 'client_id 无效'
    if (asked.response_type !== 'code') return 'response_type 无效'
    if (asked.scope !== 'read') return 'scope 无效'
    if (!URL.canParse(redirectUri) || !credentials.redirectHosts.includes(new URL(redirectUri).hostname)) {
      return 'redirect_uri 未登记'
    }

    return undefined
  }
}

function refuseGrant(reply: FastifyReply, description: string): FastifyReply {
  return reply.code(400).send({ error: 'invalid_grant', error_description: description })
}

function refusalPage(problem: string): string {
  return simplePage({
    language: 'zh-CN',
    title: '随申办',
    body: `<h1>授权失败</h1><p>${escapeHtml(problem)}</p>`,
  })
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}
