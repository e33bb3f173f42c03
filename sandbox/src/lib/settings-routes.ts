import type { OutsideSystem } from './outside-system.ts'

/**
 * `GET /_sandbox/settings`, and `PATCH` for those that are named: they take effect at once, and are as `create` makes
 * them again when the system is emptied.
 */
export function registerSettings<Settings extends object>(
  { app, onReset }: Pick<OutsideSystem, 'app' | 'onReset'>,
  { settings, create }: { settings: Settings; create: () => Settings },
): void {
  app.get('/_sandbox/settings', async () => settings)
  app.patch('/_sandbox/settings', async ({ body }) => Object.assign(settings, body))
  onReset(() => Object.assign(settings, create()))
}
