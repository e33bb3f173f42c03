import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerBuiltApp } from './built-app.ts'
import { registerErrorHandling } from './errors.ts'

const PAGE = '<!doctype html><title>通诊</title>'
const SCRIPT = `console.info(${JSON.stringify('通诊'.repeat(200))})`

let app: FastifyInstance

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhen-static-'))
  mkdirSync(join(folder, 'js'))
  mkdirSync(join(folder, 'static'))
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
  }
  write('index.html', PAGE)
  write('js/app.1dc0bc.js', SCRIPT)
  writeFileSync(join(folder, 'static/icon.svg'), '<svg/>')
  writeFileSync(join(folder, '.secret'), 'x')
  app = Fastify()
  registerErrorHandling(app)
  await registerBuiltApp(app, folder)
})
afterAll(() => app.close())

const get = (url: string, encoding?: string) =>
  app.inject({ url, headers: encoding ? { 'accept-encoding': encoding } : {} })

describe('the built app', () => {
  it.each(['/', '/index.html', '/?portal=international'])('is looked for anew at %s', async (url) => {
    const answer = await get(url)

    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.payload).toBe(PAGE)
  })

  it('keeps for ever what changes its name when it changes', async () => {
    const { headers } = await get('/js/app.1dc0bc.js')

    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers.vary).toBe('accept-encoding')
    expect((await get('/static/icon.svg')).headers['cache-control']).toBe('public, max-age=3600')
  })

  it('comes as small as the device can read it', async () => {
    const brotli = await get('/js/app.1dc0bc.js', 'gzip, deflate, br')
    const gzip = await get('/js/app.1dc0bc.js', 'gzip')
    const page = await get('/', 'br')

    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotli.headers['content-type']).toContain('javascript')
    expect(brotli.headers['cache-control']).toContain('immutable')
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(SCRIPT)
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(SCRIPT)
    expect(page.headers['cache-control']).toBe('no-cache')
    expect(brotliDecompressSync(page.rawPayload).toString()).toBe(PAGE)
  })

  it.each(['/.secret', '/../package.json', '/%2e%2e/package.json', '/js/', '/nothing.js'])(
    'gives nothing at %s',
    async (url) => {
      expect([403, 404]).toContain((await get(url)).statusCode)
    },
  )

  it('opens for a person who has typed an address of nothing, and for no program', async () => {
    const typed = (url: string) => app.inject({ url, headers: { accept: 'text/html,*/*;q=0.8' } })

    expect(await typed('/desk')).toMatchObject({ statusCode: 302, headers: { location: '/' } })
    expect((await typed('/api/desk')).statusCode).toBe(404)
    expect((await typed('/.secret')).statusCode).not.toBe(302)
    expect((await get('/desk')).statusCode).toBe(404)
  })

  it('that was not built is missed at the start', async () => {
    await expect(registerBuiltApp(Fastify(), '/nowhere')).rejects.toThrow('run "npm run build" first')
  })
})
