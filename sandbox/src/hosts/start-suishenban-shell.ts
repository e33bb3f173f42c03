import type { OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { startBrowserShell } from './start-browser-shell.ts'
import { SUISHENBAN_USER_AGENT } from './user-agents.ts'

export interface SuishenbanShellOptions {
  context: SandboxContext
  port: number
  /** Origin of the site that runs in it. */
  siteOrigin: () => string
  /** Origin of Suishenban's servers (`startSuishenban`). */
  suishenbanOrigin: string
}

/** The Suishenban app on an iPhone (insurance.md §6.3). */
export function startSuishenbanShell(options: SuishenbanShellOptions): Promise<OutsideSystem> {
  const { suishenbanOrigin, ...rest } = options

  return startBrowserShell({
    ...rest,
    name: 'suishenban-shell',
    title: '随申办客户端 Suishenban app',
    userAgent: SUISHENBAN_USER_AGENT,
    signedUrl: 'current',
    script: 'suishenban-shell',
    verifyUrl: () => `${suishenbanOrigin}/_sandbox/verify-invoke-token`,
  })
}
