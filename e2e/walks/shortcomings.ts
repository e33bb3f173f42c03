import type { Page } from 'playwright-core'
import { accessibility } from './checks/accessibility.ts'
import { frame } from './checks/frame.ts'
import { keyboard } from './checks/keyboard.ts'
import { type Bounds, bounds } from './checks/sizes.ts'
import { wording } from './checks/wording.ts'
import { HEIGHT, type Look, PHONE, unfold } from './walker.ts'

/** The narrowest phone, a small one, a large one, a tablet. */
const allWidths = [320, 360, 414, 768]

/** Letters as set on the phone, of their own size; larger ones are set by those who use the elder display (C6). */
const scales = { standard: [1], elder: [1, 1.5, 1.75] } as const

/** Everything wrong with a page that is open, in lines that say where: width and element. */
export async function shortcomings(
  page: Page,
  { language, mode }: Look,
  widths: readonly number[] = allWidths,
): Promise<string[]> {
  const found = [
    ...(await frame(page, language)),
    ...(await wording(page, language)),
    ...(isTabbed({ language, mode }) ? await keyboard(page) : []),
  ]
  await unfold(page, PHONE)
  found.push(...(await accessibility(page)))
  const places = new Map<string, string[]>()
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT })
    // The page may hear of its new size a moment later; what hangs by it is elsewhere until then.
    await page.waitForFunction(
      (size) => document.documentElement.clientWidth === size.width && window.innerHeight === size.height,
      { width, height: HEIGHT },
      { polling: 20 },
    )
    for (const { scale, wrong } of await page.evaluate(measure, {
      scales: scales[mode],
      bounds: bounds[mode],
    })) {
      const place = scale === 1 ? `${width} px` : `${width} px and letters × ${scale}`
      for (const line of wrong) places.set(line, [...(places.get(line) ?? []), place])
    }
  }

  return [...found, ...[...places].map(([line, at]) => `at ${at.join(', ')}: ${line}`)]
}

interface Measured {
  scales: readonly number[]
  bounds: Bounds
}

/** Sets letters to each size, as the app does for the size that its host says, and measures; leaves them as they were. */
function measure({ scales, bounds }: Measured): { scale: number; wrong: string[] }[] {
  const enlarge = (scale: number) => {
    for (const root of document.querySelectorAll<HTMLElement>('.tz'))
      root.style.setProperty('--scale', String(scale))
  }
  const found = scales.map((scale) => {
    enlarge(scale)

    return { scale, wrong: [...window.walkLayout(), ...(scale === 1 ? window.walkSizes(bounds) : [])] }
  })
  enlarge(1)

  return found
}

/** The Tab key meets the same controls in either language: once in each display, the longer words in larger letters. */
const isTabbed = ({ language, mode }: Look) => (language === 'en-US') === (mode === 'elder')
