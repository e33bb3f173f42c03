import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Binaries, findBinaries, runInitdb, type ServerUser, serverUser } from './binaries.ts'
import { EmbeddedDatabaseError } from './error.ts'
import { claimFolder } from './ownership.ts'
import { freePort, launchServer, stopServer } from './server.ts'

export interface EmbeddedDatabase {
  /** Of the database `tongzhen`. */
  url: string
  urlOf(database: string): string
  /** Ends the server; what was committed stays. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds the folder `postgres` and, beside it, password, log and owner. Made when missing. */
  dataDir: string
  /** Further `-c` settings, e.g. `fsync=off` for tests. */
  settings?: readonly string[]
}

const MAJOR_VERSION = '17'
const SUPERUSER = 'tongzhen'
const DATABASE = 'tongzhen'
const PORT_ATTEMPTS = 3

/**
 * Starts the PostgreSQL that comes with npm, on a free port of this machine, making its folder at first. It
 * is a process group of its own, so that Ctrl-C reaches it only after the BFF has finished; a server left
 * behind by a BFF that was killed is ended and started anew.
 */
export async function startEmbedded({ dataDir, settings = [] }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true })
  const folder = join(dataDir, 'postgres')
  const binaries = await findBinaries()
  const user = serverUser()
  // As root the server is another user, who must be able to pass through to its own folder.
  if (user.uid !== undefined) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
  const releaseFolder = claimFolder(dataDir)

  try {
    await stopServer(folder)
    const password = readOrMakePassword(dataDir)
    await makeFolder({ dataDir, folder, binaries, user, password })
    const { port } = await launch({ dataDir, folder, binaries, user, settings })
    const urlOf = (database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
    await createDatabase(urlOf)

    return {
      url: urlOf(DATABASE),
      urlOf,
      async stop() {
        await stopServer(folder)
        releaseFolder()
      },
    }
  } catch (error) {
    await stopServer(folder).catch(() => undefined)
    releaseFolder()
    throw error
  }
}

function readOrMakePassword(dataDir: string): string {
  const path = join(dataDir, 'postgres.password')
  if (!existsSync(path)) {
    if (existsSync(join(dataDir, 'postgres'))) {
      throw new EmbeddedDatabaseError(
        `${path} is missing, so the database beside it cannot be opened; restore both from the backup`,
      )
    }
    writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 })
  }

  return readFileSync(path, 'utf8').trim()
}

interface FolderOptions {
  dataDir: string
  folder: string
  binaries: Binaries
  user: ServerUser
}

/** Makes the folder whole or not at all: a first start that is killed leaves nothing half made. */
async function makeFolder({
  dataDir,
  folder,
  binaries,
  user,
  password,
}: FolderOptions & { password: string }): Promise<void> {
  if (existsSync(folder)) return checkVersion(folder)

  const unfinished = join(dataDir, 'postgres.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(unfinished, user.uid, user.gid)
  const problem = await runInitdb({ binaries, user, folder: unfinished, superuser: SUPERUSER, password })
  if (problem !== undefined) {
    throw new EmbeddedDatabaseError(`the database folder ${folder} cannot be made: ${problem}`)
  }
  renameSync(unfinished, folder)
}

function checkVersion(folder: string): void {
  const path = join(folder, 'PG_VERSION')
  const version = existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
  if (version === MAJOR_VERSION) return
  throw new EmbeddedDatabaseError(
    version === undefined
      ? `${folder} is not a database folder; move it away or run "npm run reset"`
      : `${folder} was made by PostgreSQL ${version}, this is ${MAJOR_VERSION}; dump it with the old version first`,
  )
}

async function launch(options: FolderOptions & { settings: readonly string[] }): Promise<{ port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const problem = await launchServer({ ...options, port })
    if (problem === undefined) return { port }
    // Between asking for a free port and taking it another program may have been faster.
    if (attempt === PORT_ATTEMPTS || !problem.includes('Address already in use')) {
      throw new EmbeddedDatabaseError(`the database in ${options.folder} does not start: ${problem}`)
    }
  }
}

async function createDatabase(urlOf: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0)
      await client.query(`create database ${DATABASE} template template0 encoding 'UTF8'`)
  } finally {
    await client.end()
  }
}
