import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launchBrowser } from '../phone/browser.ts'
import { runStack } from '../run-stack.ts'
import { contactSheet, type Picture } from './contact-sheet.ts'
import { prepareLives } from './lives.ts'
import { otherLooks, pages } from './pages.ts'
import type { Sight } from './sight.ts'
import { homeDesignPages } from './sights/home-designs.ts'
import { type Look, looks, unfold, Walker } from './walker.ts'

const folder = resolve(import.meta.dirname, '../../screenshots')
const widths = (process.env.SCREENSHOT_WIDTHS ?? '375').split(',').map(Number)
/** Names of pages to be seen alone. */
const wanted = new RegExp(process.env.SCREENSHOT_PAGES ?? '')

/** All pages and their other looks, in both languages and displays, from top to bottom. */
const stack = await runStack()
const browser = await launchBrowser()
const walker = new Walker({ browser, stack, lives: await prepareLives(stack) })
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
try {
  const pictures: Picture[] = []
  for (const sight of [...pages, ...homeDesignPages, ...otherLooks].filter(({ name }) => wanted.test(name))) {
    for (const look of looks) pictures.push(...(await picturesOf(sight, look)))
    process.stdout.write(`  ${sight.name}\n`)
  }
  writeFileSync(join(folder, 'index.html'), contactSheet(pictures))
} finally {
  await walker.close()
  await browser.close()
  await stack.close()
}

function picturesOf(sight: Sight, look: Look): Promise<Picture[]> {
  return walker.visit(sight, look, async (page) => {
    const taken: Picture[] = []
    for (const width of widths) {
      const file = `${sight.name.replaceAll(/\W+/g, '-')}.${look.language}.${look.mode}.${width}.png`
      await unfold(page, width)
      await page.screenshot({ path: join(folder, file) })
      taken.push({ sight: sight.name, look, width, file })
    }

    return taken
  })
}
