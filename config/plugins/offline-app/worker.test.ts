import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { beforeEach, expect, it } from 'vitest'

const source = readFileSync(path.resolve(__dirname, 'worker.js'), 'utf8')
const ORIGIN = 'https://hospital.test'
const OLD = '/js/app.0123456789ab.js'
const NEW = '/js/app.ba9876543210.js'
const pageWith = (file: string) => `<script src="${file}"></script>`

/** What the network answers at each path; 404 for others. */
let network: Map<string, string>
let stores: Map<string, Map<string, Response>>

beforeEach(() => {
  network = new Map()
  stores = new Map()
})

const pathOf = (request: string | { url: string }) =>
  new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname

async function fetchIt(request: string | { url: string }): Promise<Response> {
  const found = network.get(pathOf(request))

  return new Response(found ?? 'not here', { status: found === undefined ? 404 : 200 })
}

const storeOf = (entries: Map<string, Response>) => ({
  match: async (request: string | { url: string }) => entries.get(pathOf(request))?.clone(),
  put: async (request: string | { url: string }, answer: Response) => {
    entries.set(pathOf(request), answer)
  },
  add: async (request: string | { url: string }) => {
    const answer = await fetchIt(request)
    if (!answer.ok) throw new TypeError('not ok')
    entries.set(pathOf(request), answer)
  },
})

/** The worker of a build with one file, as it runs on the phone. */
function workerOf(file: string) {
  const handlers = new Map<string, (event: object) => void>()
  const caches = {
    async open(name: string) {
      const entries = stores.get(name) ?? new Map<string, Response>()
      stores.set(name, entries)

      return storeOf(entries)
    },
    match: async (request: string) =>
      [...stores.values()].map((entries) => entries.get(pathOf(request))?.clone()).find(Boolean),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  }
  const self = {
    location: { origin: ORIGIN },
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
  }
  const script = source
    .replace("'VERSION'", JSON.stringify(file))
    .replace("['FILES']", JSON.stringify([file]))
  const Request = class {
    url: string
    constructor(url: string) {
      this.url = url
    }
  }
  vm.runInNewContext(script, { self, caches, fetch: fetchIt, Request, URL, setTimeout })
  const happen = (name: string, event: object, answer: 'waitUntil' | 'respondWith') =>
    new Promise<unknown>((resolve, reject) => {
      const take = (result: Promise<unknown>) => result.then(resolve, reject)
      handlers.get(name)?.({ ...event, [answer]: take })
    })

  return {
    install: () => happen('install', {}, 'waitUntil'),
    async open(address: string) {
      const request = {
        method: 'GET',
        mode: address === '/' ? 'navigate' : 'cors',
        url: `${ORIGIN}${address}`,
      }

      return ((await happen('fetch', { request }, 'respondWith')) as Response).text()
    },
  }
}

async function installed() {
  network = new Map([
    ['/index.html', pageWith(OLD)],
    [OLD, 'old'],
  ])
  const worker = workerOf(OLD)
  await worker.install()

  return worker
}

it('a build whose page comes from a replica of another build is not kept in part, and is once the release is through', async () => {
  network = new Map([
    ['/index.html', pageWith(OLD)],
    [NEW, 'new'],
  ])
  const worker = workerOf(NEW)
  await expect(worker.install()).rejects.toThrow('not of this build')
  network.set('/index.html', pageWith(NEW))
  await worker.install()

  expect([...(stores.get(`tongzhen-${NEW}`)?.keys() ?? [])]).toEqual(['/index.html', NEW])
})

it('a page of the next build whose files are not there yet gives way to the one that is kept whole', async () => {
  const worker = await installed()
  network = new Map([['/', pageWith(NEW)]])

  expect(await worker.open('/')).toBe(pageWith(OLD))
  expect(await worker.open(OLD)).toBe('old')
})

it('a page of the next build is shown as soon as its files are there, and its own one as ever', async () => {
  const worker = await installed()
  network = new Map([
    ['/', pageWith(NEW)],
    [NEW, 'new'],
  ])
  expect(await worker.open('/')).toBe(pageWith(NEW))
  network = new Map([['/', pageWith(OLD)]])

  expect(await worker.open('/')).toBe(pageWith(OLD))
})
