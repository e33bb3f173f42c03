const AT_THE_DESK_MS = 5 * 60 * 1000

let lastSeenAt = Date.now()

for (const event of ['pointerdown', 'keydown'])
  addEventListener(event, () => {
    lastSeenAt = Date.now()
  })

/** Longer than the session lasts without a request (S2). */
const GONE_MS = 15 * 60 * 1000

/** Calls when nobody has been at the desk for so long that what is on the screen must go; answers how to end that. */
export function onGone(callback: () => void): () => void {
  const timer = setInterval(() => {
    if (Date.now() - lastSeenAt >= GONE_MS) callback()
  }, 30_000)

  return () => clearInterval(timer)
}

/** For a query that repeats itself: how soon again; not at all while nobody is at the desk, whose session must end. */
export function whileAtDesk(everyMs: number): () => number | false {
  return () => (Date.now() - lastSeenAt < AT_THE_DESK_MS ? everyMs : false)
}
