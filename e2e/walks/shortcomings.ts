import type { Page } from 'playwright-core'
import { accessibility } from './checks/accessibility.ts'
import { frame } from './checks/frame.ts'
import { keyboard } from './checks/keyboard.ts'
import { layout } from './checks/layout.ts'
import { sizes } from './checks/sizes.ts'
import { wording } from './checks/wording.ts'
import { HEIGHT, type Look, PHONE, unfold } from './walker.ts'

/** The narrowest phone, a small one, a large one, a tablet. */
const allWidths = [320, 360, 414, 768]

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
  const places = new Map<string, number[]>()
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT })
    for (const line of [...(await layout(page)), ...(await sizes(page, mode))])
      places.set(line, [...(places.get(line) ?? []), width])
  }

  return [...found, ...[...places].map(([line, at]) => `at ${at.join(', ')} px: ${line}`)]
}

/** The Tab key meets the same controls in either language: once in each display, the longer words in larger letters. */
const isTabbed = ({ language, mode }: Look) => (language === 'en-US') === (mode === 'elder')
