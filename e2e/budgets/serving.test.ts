import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../stack.ts'
import { filesOf } from './files.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})

afterAll(() => stack?.close())

const ask = (path: string, encoding: string) =>
  fetch(`${stack.origin}/${path}`, { headers: { 'accept-encoding': encoding } })

test('a file whose name tells its content is kept for ever, and comes compressed as the phone can read it', async () => {
  const hashed = filesOf('h5').filter(({ name }) => /\.[0-9a-f]{6}\.(js|css)$/.test(name))
  for (const { name } of hashed) {
    for (const encoding of ['br', 'gzip']) {
      const { headers, status } = await ask(name, encoding)

      expect({ name, status, encoding: headers.get('content-encoding') }).toEqual({
        ...{ name, encoding },
        status: 200,
      })
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(headers.get('vary')).toContain('accept-encoding')
    }
  }
  expect(hashed.length).toBeGreaterThan(10)
})

test('the page that names those files is asked for every time, and so is the worker that keeps them', async () => {
  for (const path of ['', 'index.html', 'offline.js']) {
    const { headers } = await ask(path, 'br')

    expect(headers.get('cache-control')).toBe('no-cache')
    expect(headers.get('content-encoding')).toBe('br')
  }
})
