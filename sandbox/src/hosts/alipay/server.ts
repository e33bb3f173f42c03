import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Cashier, PaySource } from '../../alipay/trades/cashier.ts'
import { browserScript } from '../browser-script.ts'
import type { ForwardedRequest } from './forwarding.ts'
import { readPackage, readPackageFile } from './package-folder.ts'
import { type ForwarderOptions, forwardRequest, targetOf } from './request-forwarder.ts'

export interface AlipayHostOptions extends ForwarderOptions {
  /** The compiled package (`dist/alipay`); it may be built later. */
  packageDir: string
  /** A code of the Alipay gateway for the person whose phone it is. */
  authCode: (personId: string) => Promise<string>
  /** Of the Alipay gateway, for `my.tradePay`. */
  cashier: Pick<Cashier, 'open' | 'pay'>
}

interface Payer {
  personId: string
  tradeNo: string
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Alipay</title>
<link rel="icon" href="data:,">
</head>
<body><script src="/__host.js"></script></body>
</html>
`

/**
 * A stand-in of the Alipay app: serves a page that runs the compiled mini-program, and does for it what the client does
 * outside the page. The page takes `?person=&page=&query=&lang=&fontSize=` (runtime/launch-parameters.ts).
 */
export function createAlipayHost(options: AlipayHostOptions): FastifyPluginAsync {
  return async (app) => {
    servePage(app)
    servePackage(app, options)
    serveClient(app, options)
    serveCashier(app, options)
  }
}

function servePage(app: FastifyInstance): void {
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE))
  app.get('/__host.js', async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .send(await browserScript(new URL('./runtime/main.ts', import.meta.url))),
  )
}

function servePackage(app: FastifyInstance, { packageDir }: AlipayHostOptions): void {
  app.get('/__package', async (_request, reply) => {
    const files = await readPackage(packageDir)

    return files ?? reply.code(404).send({ message: 'the Alipay package is not built' })
  })
  app.get<{ Params: { '*': string } }>('/app/*', async (request, reply) => {
    const file = await readPackageFile(packageDir, request.params['*'])

    return file === undefined ? reply.code(404).send() : reply.type(file.type).send(file.content)
  })
}

function serveClient(app: FastifyInstance, options: AlipayHostOptions): void {
  app.post<{ Body: ForwardedRequest }>('/__request', async (request, reply) => {
    const aborting = new AbortController()
    reply.raw.once('close', () => aborting.abort())

    return forwardRequest(request.body, { ...options, signal: aborting.signal })
  })
  app.post<{ Body: { personId: string } }>('/__auth-code', async (request) => ({
    authCode: await options.authCode(request.body.personId),
  }))
  app.get<{ Querystring: { url: string } }>('/__image', async (request, reply) => {
    const { url } = request.query
    const target = targetOf(url, options)
    if (target === undefined) return reply.redirect(url)
    const response = await fetch(target)
    const type = response.headers.get('content-type') ?? 'application/octet-stream'

    return reply
      .code(response.status)
      .type(type)
      .send(Buffer.from(await response.arrayBuffer()))
  })
}

function serveCashier(app: FastifyInstance, { cashier }: AlipayHostOptions): void {
  app.post<{ Body: Payer }>('/__cashier/open', async ({ body: { tradeNo, personId } }) =>
    cashier.open(tradeNo, personId),
  )
  app.post<{ Body: Payer & { source: PaySource } }>('/__cashier/pay', async ({ body }) => {
    const { tradeNo, personId, source } = body

    return { resultCode: cashier.pay(tradeNo, { personId, source }) }
  })
}
