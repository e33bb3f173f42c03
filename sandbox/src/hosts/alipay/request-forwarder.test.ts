import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forwardRequest, targetOf } from './request-forwarder.ts'

const allowedDomains = ['tongzhen.example']
const { signal } = new AbortController()

let server: Server
let bffOrigin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/never') return
    if (request.url === '/broken') {
      request.socket.destroy()
      return
    }
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'X-Seen': 'yes' })
    response.end(JSON.stringify({ url: request.url, method: request.method, headers: request.headers }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  bffOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function send(url: string, more: object = {}) {
  const request = { url, method: 'GET', headers: {}, timeoutMs: 5000, ...more }

  return forwardRequest(request, { bffOrigin, allowedDomains, signal })
}

describe('the whitelist of a mini-program', () => {
  it('leads its domains and the names below them to the server, over HTTPS only', () => {
    const options = { bffOrigin: 'http://localhost:8080', allowedDomains }
    expect(targetOf('https://tongzhen.example/api/me?x=1', options)).toBe('http://localhost:8080/api/me?x=1')
    expect(targetOf('https://api.tongzhen.example/me', options)).toBe('http://localhost:8080/me')
    expect(targetOf('http://localhost:8080/me', options)).toBe('http://localhost:8080/me')
    expect(targetOf('http://tongzhen.example/me', options)).toBeUndefined()
    expect(targetOf('https://eviltongzhen.example/', options)).toBeUndefined()
    expect(targetOf('/relative', options)).toBeUndefined()
  })
})

describe('a request of a mini-program', () => {
  it('arrives without cookies and without an origin, from Alipay’s client', async () => {
    const headers = { authorization: 'Bearer x', cookie: 'a=b', origin: 'http://localhost' }
    const answer = await send('https://tongzhen.example/me', { headers })
    if (answer.outcome !== 'answered') throw new Error(answer.errorMessage)
    const seen = JSON.parse(Buffer.from(answer.body, 'base64').toString())

    expect(answer).toMatchObject({ status: 200, headers: { 'x-seen': 'yes' } })
    expect(seen.headers).toMatchObject({ authorization: 'Bearer x' })
    expect(seen.headers['user-agent']).toContain('AlipayClient')
    expect(seen.headers).not.toHaveProperty('cookie')
    expect(seen.headers).not.toHaveProperty('origin')
  })

  it('is answered whatever the status', async () => {
    expect(await send('https://tongzhen.example/missing')).toMatchObject({ outcome: 'answered', status: 404 })
  })

  it('fails with Alipay’s numbers', async () => {
    expect(await send('https://elsewhere.example/')).toMatchObject({ outcome: 'failed', error: 11 })
    expect(await send('https://tongzhen.example/broken')).toMatchObject({ outcome: 'failed', error: 12 })
    expect(await send('https://tongzhen.example/never', { timeoutMs: 50 })).toMatchObject({
      outcome: 'failed',
      error: 13,
    })
  })
})
