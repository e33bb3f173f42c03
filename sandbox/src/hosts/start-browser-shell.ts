import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import type { HostConfig, Position } from './browser/host-config.ts'
import { browserScript } from './browser-script.ts'
import { jsonForScript } from './escape-html.ts'
import { forwardRequest } from './forward-request.ts'
import { registerFreshStart } from './fresh-start.ts'
import { injectScript, readDecoded } from './inject-script.ts'
import { shellHeaders } from './shell-headers.ts'
import { simplePage } from './simple-page.ts'

export interface BrowserShellOptions {
  context: SandboxContext
  port: number
  /** `wechat-shell`: its section of the credentials. */
  name: string
  title: string
  /** Where the site is; asked at every request, since the site may start after the shell. */
  siteOrigin: () => string
  userAgent: string
  signedUrl: HostConfig['signedUrl']
  /** The injected script: `hosts/browser/<script>.ts`. */
  script: 'wechat-shell' | 'suishenban-shell'
  /** The endpoint of the host's own server that judges a page's SDK signature. */
  verifyUrl: () => string
  /** Further calls of the injected script, under `/__host/`. */
  registerRoutes?: (app: FastifyInstance) => void
}

const VOICE = '/__host/voice'

/** Where the phone is: near the hospital, in both coordinate systems that hosts speak (degrees). */
const POSITION: Position = {
  wgs84: { latitude: 31.2776, longitude: 121.5203 },
  gcj02: { latitude: 31.2757, longitude: 121.5248 },
}

/**
 * A host app's web view on its own port: a reverse proxy to the site that puts the host's script first into
 * every page and shows the host's user agent. Cookies, streams and files pass untouched.
 */
export async function startBrowserShell(options: BrowserShellOptions): Promise<OutsideSystem> {
  const { context, port, name, title, siteOrigin, userAgent, script, signedUrl, verifyUrl } = options
  const scriptPath = `/__host/${script}.js`
  const config: HostConfig = { userAgent, platform: 'iPhone', signedUrl, position: POSITION }
  const bundle = await browserScript(new URL(`browser/${script}.ts`, import.meta.url))

  // Faults strike the site's interface and the host's hearing, as a weak network does; pages and files are not recorded.
  const system = createOutsideSystem({
    name,
    title,
    context,
    bodies: 'untouched',
    isQuiet: ({ url }) => !url.startsWith('/api/') && url !== VOICE,
  })
  const { app } = system
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  registerFreshStart(app)
  options.registerRoutes?.(app)
  app.get(scriptPath, async (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`window.__sandboxHost=${jsonForScript(config)};\n${bundle}`),
  )
  app.post('/__host/verify', async ({ raw }, reply) => {
    const answer = await fetch(verifyUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(await json(raw)),
    })

    return reply
      .code(answer.status)
      .type('application/json')
      .send(await answer.text())
  })
  // The host's service that turns a recording into words; on a phone it hears them by itself.
  app.post(VOICE, async ({ raw }) => {
    const { said } = (await json(raw)) as { said?: unknown }

    return { words: String(said ?? '') }
  })
  app.all('/*', (request, reply) => passOn(request, reply))

  const baseUrl = await system.listen(port)
  context.credentials.publish(name, { baseUrl })

  return system

  async function passOn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const answer = await forwardRequest(request, { siteOrigin: siteOrigin(), userAgent }).catch(
      () => undefined,
    )
    if (answer === undefined) return reply.code(502).type('text/html; charset=utf-8').send(siteDownPage())

    reply.code(answer.statusCode ?? 502)
    const headers = shellHeaders(answer.headers, siteOrigin())
    if (!isHtmlBody(request, answer)) return reply.headers(headers).send(answer)

    const html = injectScript(await readDecoded(answer), scriptPath)
    delete headers['content-encoding']
    delete headers['content-length']

    return reply.headers(headers).send(html)
  }
}

function isHtmlBody(request: FastifyRequest, answer: IncomingMessage): boolean {
  const hasBody = request.method !== 'HEAD' && answer.statusCode !== 304 && answer.statusCode !== 204

  return hasBody && (answer.headers['content-type'] ?? '').startsWith('text/html')
}

function siteDownPage(): string {
  return simplePage({
    language: 'zh-CN',
    title: '无法打开网页',
    body: '<h1>医院的服务器没有回应</h1><p>请稍后重试。</p><p lang="en">The hospital’s server does not answer. Please try again later.</p>',
  })
}
