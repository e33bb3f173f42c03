import type { HostConfig } from './host-config.ts'

/** Lets scripts see the host's web view instead of this browser. Runs before any script of the page. */
export function overrideNavigator({ userAgent, platform }: HostConfig): void {
  const values = {
    userAgent,
    appVersion: userAgent.replace(/^Mozilla\//, ''),
    platform,
    vendor: 'Apple Computer, Inc.',
    // WebKit has no client hints.
    userAgentData: undefined,
  }

  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(Navigator.prototype, name, { configurable: true, get: () => value })
  }
}
