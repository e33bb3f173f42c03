const AT_THE_DESK_MS = 5 * 60 * 1000

let lastSeenAt = Date.now()

for (const event of ['pointerdown', 'keydown'])
  addEventListener(event, () => {
    lastSeenAt = Date.now()
  })

/** For a query that repeats itself: how soon again; not at all while nobody is at the desk, whose session must end. */
export function whileAtDesk(everyMs: number): () => number | false {
  return () => (Date.now() - lastSeenAt < AT_THE_DESK_MS ? everyMs : false)
}
