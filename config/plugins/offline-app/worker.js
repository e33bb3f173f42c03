/*
 * Keeps the app itself, never an answer of the BFF: one build whole, its page and its files, so that they fit each other.
 * The page comes from the network where that is quick enough, so that an update is there with the next opening.
 */
const KEPT = `tongzhen-${'VERSION'}`
const FILES = ['FILES']
const PAGE = '/index.html'
const HASHED = /\/[\w/.-]+\.[0-9a-f]{6,}\.(js|css)(?=")/g
/** So long the network may take with the page. */
const PATIENCE_MS = 4000

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(dropOlder()))
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin) return
  if (mode === 'navigate' && (pathname === '/' || pathname === PAGE)) event.respondWith(page(event.request))
  else if (FILES.includes(pathname)) event.respondWith(file(event.request))
})

/** One after another: whoever is reading meanwhile comes first. What an older build has as well is not fetched again. */
async function keepAll() {
  const kept = await caches.open(KEPT)
  const answer = await fetch(new Request(PAGE, { cache: 'no-cache' }))
  // While a release rolls out, another replica may answer with the page of another build: then this is tried again.
  if (!answer.ok || strangersOf(await answer.clone().text()).length > 0) throw new Error('not of this build')
  await kept.put(PAGE, answer)
  for (const path of FILES) {
    const known = await caches.match(path)
    if (known) await kept.put(path, known)
    else await kept.add(path)
  }
}

async function dropOlder() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))
}

async function page(request) {
  const kept = await (await caches.open(KEPT)).match(PAGE)
  const fetched = fetch(request)
  if (!kept) return fetched
  const late = new Promise((resolve) => {
    setTimeout(() => resolve(kept), PATIENCE_MS)
  })
  const live = fetched
    .then(async (answer) => ((await isGood(answer.clone())) ? answer : kept))
    .catch(() => kept)
  return Promise.race([live, late])
}

/** A page of another build is good only when what it begins with is there: else ours is, which is whole. */
async function isGood(answer) {
  if (!answer.ok) return answer.status < 500
  const answers = await Promise.all(strangersOf(await answer.text()).map((path) => fetch(path)))
  return answers.every(({ ok }) => ok)
}

/** Files that a page begins with and that are not of this build. */
function strangersOf(text) {
  return (text.match(HASHED) ?? []).filter((path) => !FILES.includes(path))
}

async function file(request) {
  const kept = await (await caches.open(KEPT)).match(request)
  return kept ?? fetch(request)
}
