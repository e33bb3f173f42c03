import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from './http.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))

  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const clientFor = (url: string, maxBytes?: number) =>
  createHttpClient({ allowedHosts: new Set([new URL(url).host]), ...(maxBytes && { maxBytes }) })

const get = (url: string, timeoutMs = 2_000) => ({ method: 'GET', url, timeoutMs }) as const

describe('the way out', () => {
  it('leads only to systems of the configuration', async () => {
    const client = clientFor('http://his.example')

    await expect(client.send(get('http://169.254.169.254/latest/meta-data'))).rejects.toThrow(
      'not an outside system',
    )
  })

  it('does not follow a redirect', async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: 'http://evil.example' }).end(),
    )

    expect(await clientFor(url).send(get(url))).toMatchObject({ status: 302 })
    expect(await clientFor(url).sendForJson(get(url))).toMatchObject({
      kind: 'unintelligible',
      reason: 'HTTP 302',
    })
  })

  it('calls no connection, a broken one, a late answer and a 5xx unreachable', async () => {
    const silent = await serve((request, response) => {
      if (request.url === '/broken') request.socket.destroy()
      if (request.url === '/503') response.writeHead(503).end('busy')
    })
    const client = clientFor(silent)

    expect(await client.send(get(`${silent}/broken`))).toMatchObject({ kind: 'unreachable' })
    expect(await client.send(get(`${silent}/503`))).toMatchObject({ kind: 'unreachable', reason: 'HTTP 503' })
    expect(await client.send(get(`${silent}/late`, 100))).toMatchObject({
      kind: 'unreachable',
      reason: 'timed out',
    })
    expect(await clientFor('http://127.0.0.1:1').send(get('http://127.0.0.1:1/'))).toMatchObject({
      kind: 'unreachable',
    })
  })

  it('calls what is cut, too long or no JSON unintelligible or unreachable, never an answer', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '100' }).write('{"code"')
        setImmediate(() => response.destroy())
      }
      if (request.url === '/long') response.end('x'.repeat(2_000))
      if (request.url === '/html') response.end('<html>')
    })
    const client = clientFor(url, 1_000)

    expect(await client.sendForJson(get(`${url}/cut`))).toMatchObject({ kind: 'unreachable' })
    expect(await client.sendForJson(get(`${url}/long`))).toMatchObject({ kind: 'unintelligible' })
    expect(await client.sendForJson(get(`${url}/html`))).toMatchObject({
      kind: 'unintelligible',
      reason: 'not JSON',
    })
  })
})
