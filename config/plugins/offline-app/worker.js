/*
 * Keeps the app itself, never an answer of the BFF: one build whole, its page and its files, so that they fit each other.
 * The page comes from the network where that is quick enough, so that an update is there with the next opening.
 */
const KEPT = `tongzhen-${'VERSION'}`
const FILES = ['FILES']
const PAGE = '/index.html'
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
  await kept.add(new Request(PAGE, { cache: 'no-cache' }))
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
  const live = fetched.then((answer) => (answer.status < 500 ? answer : kept)).catch(() => kept)
  return Promise.race([live, late])
}

async function file(request) {
  const kept = await (await caches.open(KEPT)).match(request)
  return kept ?? fetch(request)
}
