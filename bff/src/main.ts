import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { ConfigError } from './config/config-error.ts'
import { loadConfig } from './config/read-config.ts'
import type { Config } from './config.ts'
import { connect } from './db/connection.ts'
import { EmbeddedDatabaseError } from './db/embedded/error.ts'
import { startEmbedded } from './db/embedded/start.ts'
import { migrate } from './db/migrate.ts'
import type { Db } from './db/schema.ts'
import { createGround, type Ground } from './ground.ts'
import { createLog } from './lib/log.ts'
import { keysOpenData } from './modules/accounts/keys-open-data.ts'
import { indexPatientNumbers } from './modules/patients/index-patient-numbers.ts'
import { issueFirstToken } from './modules/staff/first-token.ts'
import { StartProblem } from './start-problem.ts'
import { type Bff, wire } from './wire.ts'

// Alipay's SDK writes local time into its requests, which must be Beijing's (payments.md §5.1).
process.env.TZ = 'Asia/Shanghai'

/** Longer than any call to a hospital, so that a stop finishes what is under way. */
const CLOSE_WITHIN_MS = 25_000

/** Starts one replica and prints `bff ready {json}` once it serves. */
async function main(): Promise<void> {
  const config = loadConfig(process.env)
  const log = createLog({ level: config.logLevel })
  const closers: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: log, skip: ['beforeExit'] }, async ({ err }) => {
    if (err) log.fatal({ err }, 'ending because of a bug')
    await closeAll()
  })

  try {
    const url = await databaseUrl(config, closers)
    const db = connect({ url, onBroken: (err) => log.warn({ err }, 'a database connection broke') })
    closers.push(() => db.destroy())
    await migrateOrExplain(db, config)

    const ground = createGround({ config, db, log })
    if (!(await keysOpenData(ground))) {
      throw new StartProblem(
        `the keys in ${config.keysDir} do not open the database; restore them from the backup`,
      )
    }

    // Done again by the upkeep: a row that cannot be read keeps nobody from starting.
    await indexPatientNumbers(ground).catch((err) => log.error({ err }, 'patient numbers were not indexed'))

    const bff = await wire(ground)
    closers.push(() => bff.close())
    const port = await listen(bff.app, { ...config, remedy: 'set PORT' })
    const staff = await openConsole(bff, { ground, config })
    bff.start()
    const ready = { origin: `http://localhost:${port}`, port, pid: process.pid, ...staff }
    console.log(`bff ready ${JSON.stringify(ready)}`)
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function databaseUrl(config: Config, closers: (() => Promise<void>)[]): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl
  const embedded = await startEmbedded({ dataDir: config.dataDir })
  closers.push(() => embedded.stop())

  return embedded.url
}

async function migrateOrExplain(db: Db, config: Config): Promise<void> {
  try {
    await migrate(db)
  } catch (error) {
    const place = config.databaseUrl ? new URL(config.databaseUrl).host : config.dataDir
    throw new StartProblem(`the database at ${place} cannot be used: ${reasonOf(error)}`)
  }
}

/** Where the staff sign in, and by which token the first of them is made while there is nobody. */
async function openConsole(
  { consoleApp }: Bff,
  { ground, config: { console: settings } }: { ground: Ground; config: Config },
): Promise<{ console?: string; firstToken?: string | undefined }> {
  if (consoleApp === undefined || settings === undefined) return {}
  await listen(consoleApp, { host: settings.host, port: settings.port, remedy: 'change console.port' })

  return { console: settings.origin, firstToken: await issueFirstToken(ground) }
}

async function listen(
  app: FastifyInstance,
  { port, host, remedy }: { port: number; host: string; remedy: string },
): Promise<number> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new StartProblem(`port ${port} is in use by another program; ${remedy}`) : error
  }
  const address = app.server.address()

  return typeof address === 'object' && address !== null ? address.port : port
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)

  return error.message || ('code' in error ? String(error.code) : error.name)
}

function isForPeople(error: unknown): error is Error {
  return [ConfigError, EmbeddedDatabaseError, StartProblem].some((kind) => error instanceof kind)
}

main().catch((error: unknown) => {
  console.error(isForPeople(error) ? error.message : error)
  process.exit(1)
})
