import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createSecrets, type SandboxSecrets } from '../../sandbox/src/create-secrets.ts'
import { connect } from '../src/db/connection.ts'
import { startEmbedded } from '../src/db/embedded/start.ts'
import { migrate } from '../src/db/migrate.ts'
import { createDatabase } from './create-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the cluster's own database, from which the others are made. */
    clusterUrl: string
    /** Keys for every sandbox and every provider's stand-in. */
    sandboxSecrets: SandboxSecrets
  }
}

/** A migrated database, of which every test gets a copy. */
export const TEMPLATE = 'tongzhen_template'

/** One real PostgreSQL and one set of keys for the whole run. Nothing must survive, so nothing waits for the disk. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const secrets = createSecrets()
  const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-test-'))
  const server = await startEmbedded({
    dataDir,
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
  })
  await createDatabase(server.url, { name: TEMPLATE })
  const template = connect({ url: server.urlOf(TEMPLATE), poolSize: 1 })
  await migrate(template)
  await template.destroy()
  project.provide('clusterUrl', server.url)
  project.provide('sandboxSecrets', await secrets)

  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
