import type { FastifyInstance } from 'fastify'
import { findPerson } from '../people.ts'
import { setPersonCookie } from './person-cookie.ts'
import { simplePage } from './simple-page.ts'

/**
 * The site's own session cookies. All shells are `localhost`, and cookies do not know ports: a new holder of
 * the phone must be rid of every one of them.
 */
const SESSION_COOKIES = ['__Host-tz-wechat', '__Host-tz-suishenban', '__Host-tz-web']

/**
 * `GET /__host/enter?person=<id>&to=<path>`: hands the phone to a person. Forgets sessions and everything the
 * page stored, then opens `to` as if for the first time. `GET /__host/closed`: what is left when the host
 * closes its window.
 */
export function registerFreshStart(app: FastifyInstance): void {
  app.get('/__host/enter', async (request, reply) => {
    const { person: personId = '', to = '/' } = request.query as { person?: string; to?: string }
    const person = findPerson(personId)
    if (person === undefined || !isLocalPath(to)) return reply.code(400).send('unknown person or address')

    setPersonCookie(reply, person.id)
    for (const name of SESSION_COOKIES) {
      reply.header('set-cookie', `${name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`)
    }

    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(enterPage(to))
  })

  app.get('/__host/closed', async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(
      simplePage({
        language: 'zh-CN',
        title: '已关闭',
        body: '<h1>窗口已关闭</h1><p lang="en">The window is closed.</p>',
      }),
    ),
  )
}

/** A path of this origin: `//elsewhere` and `\` lead away from it. */
function isLocalPath(path: string): boolean {
  return /^\/(?![/\\])[^\\]*$/.test(path)
}

function enterPage(to: string): string {
  const target = JSON.stringify(to).replaceAll('<', '\\u003c')

  return `<!doctype html><meta charset="utf-8"><title></title><link rel="icon" href="data:,"><script>
localStorage.clear()
sessionStorage.clear()
location.replace(${target})
</script>`
}
