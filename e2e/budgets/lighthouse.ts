import { launch } from 'chrome-launcher'
import lighthouse, { defaultConfig, type Flags, type RunnerResult } from 'lighthouse'
import * as paths from '../../src/lib/paths.ts'
import { chromiumFlags, chromiumPath } from '../phone/browser.ts'
import type { Stack } from '../run-stack.ts'
import { Account } from '../walks/account.ts'
import { findClinics, INSTITUTION } from '../walks/clinics.ts'

export type Category = 'performance' | 'accessibility' | 'best-practices'
export type Report = RunnerResult['lhr']

/** Addresses of the pages on which a visitor's patience is decided. */
export async function measuredPages(stack: Stack): Promise<Record<'home' | 'doctors' | 'slots', string>> {
  const [clinic] = await findClinics(Account.anonymous(stack))
  if (!clinic) throw new Error('the sandbox offers no clinic')
  const { departmentId, doctorId, scheduleId } = clinic
  const at = (path: string) => `${stack.origin}/#${path}`

  return {
    home: at(paths.home()),
    doctors: at(paths.doctors({ departmentId })),
    slots: at(paths.slots({ institutionId: INSTITUTION, scheduleId, doctorId })),
  }
}

/** What Lighthouse makes of a quick desktop computer, whose quarter is its mid-range phone (its docs/throttling.md). */
const DESKTOP_INDEX = 1750
export const DESKTOP_SLOWDOWN = 4

/** How much slower than this machine a mid-range phone is, by the index that Lighthouse gave the machine. */
export function slowdownOf({ environment }: Report): number {
  return Math.max(1, (DESKTOP_SLOWDOWN * environment.benchmarkIndex) / DESKTOP_INDEX)
}

/** One visit of Lighthouse as a mid-range phone; performance is simulated on slow 4G. */
export async function visit(
  url: string,
  categories: readonly Category[],
  cpuSlowdownMultiplier = DESKTOP_SLOWDOWN,
): Promise<Report> {
  const chrome = await launch({
    chromePath: chromiumPath,
    chromeFlags: [...chromiumFlags],
  })
  try {
    const options: Flags = {
      port: chrome.port,
      logLevel: 'error',
      formFactor: 'mobile',
      onlyCategories: [...categories],
      // Nothing is slowed down in truth, so neither is the wait until the page is still.
      throttlingMethod: 'simulate',
      throttling: { ...defaultConfig.settings?.throttling, cpuSlowdownMultiplier },
    }
    const result = await lighthouse(url, options)
    if (!result) throw new Error(`Lighthouse has nothing to say about ${url}`)

    return result.lhr
  } finally {
    chrome.kill()
  }
}

/** Of 100. */
export function scoreOf({ categories }: Report, category: Category): number {
  return Math.round((categories[category]?.score ?? 0) * 100)
}
