import { launch } from 'chrome-launcher'
import lighthouse, { type Flags, type RunnerResult } from 'lighthouse'
import * as paths from '../../src/lib/paths.ts'
import { flags } from '../phone/browser.ts'
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

/** One visit of Lighthouse as a mid-range phone; performance is simulated on slow 4G. */
export async function visit(url: string, categories: readonly Category[]): Promise<Report> {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: [...flags],
  })
  try {
    const options: Flags = {
      port: chrome.port,
      logLevel: 'error',
      formFactor: 'mobile',
      onlyCategories: [...categories],
      throttlingMethod: categories.includes('performance') ? 'simulate' : 'provided',
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
