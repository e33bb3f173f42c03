import type { FastifyInstance } from 'fastify'
import type { ConsoleConfig } from './config.ts'
import type { Ground } from './ground.ts'
import { createIdempotency } from './idempotency.ts'
import { writeAudit } from './modules/staff/audit.ts'
import type { StaffSessions } from './modules/staff/staff-sessions.ts'
import { registerBuiltApp } from './plugins/built-app.ts'
import { consolePages } from './plugins/security-headers.ts'
import { registerModules } from './register-modules.ts'
import type { Module } from './route-handler.ts'
import { createHandle } from './route-register.ts'
import { createServer } from './server.ts'
import { createStaffDoor, type StaffScope } from './staff-door.ts'

export interface ConsoleAppDeps {
  ground: Ground
  console: ConsoleConfig
  modules: readonly Module[]
  sessions: StaffSessions
  scope: StaffScope
}

/** The HTTP side of the staff console, which listens on its own port and knows no patient's route (S41). */
export async function buildConsoleApp({
  ground,
  console: { origin, staticDir },
  modules,
  sessions,
  scope,
}: ConsoleAppDeps): Promise<FastifyInstance> {
  const { config } = ground
  const app = await createServer(ground, consolePages(config))
  const { db, clock, fields } = ground
  const door = createStaffDoor({
    ...{ config, origin, sessions, scope },
    noteNotPermitted: ({ who, route, ...from }) => {
      const { institutionId } = who
      const entry = { who, action: 'not_permitted', institutionId, after: { route }, ...from } as const

      return writeAudit(db, entry, { fields, now: clock.now() })
    },
  })
  registerModules(modules, createHandle(app, { door, idempotency: createIdempotency(ground) }))
  if (staticDir !== undefined) await registerBuiltApp(app, staticDir)

  return app
}
