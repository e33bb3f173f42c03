import type { Page } from 'playwright-core'

/** Presses beyond the number of controls before the way is thought endless. */
const SPARE = 5

/** The Tab key meets every control once, shows where it is, and is never hidden under a bar. */
export async function keyboard(page: Page): Promise<string[]> {
  const names = await page.evaluate(beginAtTop)
  const meetings = new Map<number, number>()
  const found = new Set<string>()
  for (let presses = 0; presses < names.length + SPARE; presses += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    if (stop === undefined || meetings.get(stop.index) === 2) break
    for (const shortcoming of stop.found) found.add(shortcoming)
    if (stop.index >= 0) meetings.set(stop.index, (meetings.get(stop.index) ?? 0) + 1)
  }
  for (const [index, name] of names.entries()) {
    const times = meetings.get(index) ?? 0
    if (times === 0) found.add(`not reached by the Tab key: ${name}`)
  }

  return [...found]
}

/** Names of all controls that can be used now, which the next function finds again in `window`. */
function beginAtTop(): string[] {
  const { scene, targets, call } = window.walk
  const controls = targets().filter((one) => one.getAttribute('aria-disabled') !== 'true')
  Object.assign(window, { walkControls: controls })
  const top = document.createElement('div')
  top.tabIndex = -1
  scene().prepend(top)
  top.focus()
  top.remove()

  return controls.map(call)
}

/** Where the focus is: undefined when it has left the page, index -1 on what is no control of the scene. */
async function lookAtFocus(): Promise<{ index: number; found: string[] } | undefined> {
  // The browser scrolls to what has the focus before it paints again.
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
  const { scene, call } = window.walk
  const { walkControls } = window as unknown as { walkControls: Element[] }
  const active = document.activeElement
  if (!active || active === document.body) return undefined
  if (!scene().contains(active)) return { index: -1, found: [`the Tab key leaves to ${call(active)}`] }

  const found: string[] = []
  const ring = (element: Element | null) =>
    element !== null &&
    getComputedStyle(element).outlineStyle !== 'none' &&
    Number.parseFloat(getComputedStyle(element).outlineWidth) >= 2
  if (!ring(active) && !ring(active.parentElement)) found.push(`focus cannot be seen on ${call(active)}`)
  const { left, right, top, bottom } = active.getBoundingClientRect()
  const isInSight = [top + 4, (top + bottom) / 2, bottom - 4].some((y) =>
    active.contains(document.elementFromPoint((left + right) / 2, y)),
  )
  if (!isInSight) found.push(`focus is under something else on ${call(active)}`)

  return { index: walkControls.indexOf(active), found }
}
