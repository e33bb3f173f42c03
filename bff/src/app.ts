import type { FastifyInstance } from 'fastify'
import type { PatientAccess } from './access.ts'
import type { Ground } from './ground.ts'
import { createIdempotency } from './idempotency.ts'
import type { Sessions } from './modules/accounts/sessions.ts'
import { openPreview } from './modules/institution-settings/home-preview.ts'
import type { SettingsReader } from './modules/institution-settings/settings.ts'
import { createPatientDoor } from './patient-door.ts'
import { registerBuiltApp } from './plugins/built-app.ts'
import { registerEmbeddedPage } from './plugins/embedded-page.ts'
import { registerPreviewFrame } from './plugins/preview-frame.ts'
import { patientPages } from './plugins/security-headers.ts'
import { registerModules } from './register-modules.ts'
import type { Module } from './route-handler.ts'
import { createHandle } from './route-register.ts'
import { createServer } from './server.ts'

export interface AppDeps {
  ground: Ground
  modules: readonly Module[]
  sessions: Sessions
  patientAccess: PatientAccess
  settings: Pick<SettingsReader, 'modulesOf'>
}

/**
 * The HTTP side of the BFF for the patients' apps, not listening yet. Refuses to be built when a route lacks handler or
 * access rule.
 */
export async function buildApp({
  ground,
  modules,
  sessions,
  patientAccess,
  settings,
}: AppDeps): Promise<FastifyInstance> {
  const { config } = ground
  const app = await createServer(ground, patientPages(config))
  const door = createPatientDoor({ config, sessions, patientAccess, ...settings })
  registerModules(modules, createHandle(app, { door, idempotency: createIdempotency(ground) }))
  if (config.console !== undefined)
    registerPreviewFrame(app, {
      consoleOrigin: config.console.origin,
      isGood: (ticket) => openPreview(ground, ticket) !== undefined,
    })
  if (config.staticDir !== undefined) {
    await registerBuiltApp(app, config.staticDir)
    registerEmbeddedPage(app, config)
  }

  return app
}
