import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../src/db/connection.ts'
import { findBinaries, serverUser } from '../src/db/embedded/binaries.ts'
import { launchServer, stopServer } from '../src/db/embedded/server.ts'
import { startEmbedded } from '../src/db/embedded/start.ts'
import { migrate } from '../src/db/migrate.ts'

/** A migrated PostgreSQL of a test's own that waits for the disk as a true one does, and may be killed. */
export interface MortalDatabase {
  readonly url: string
  /** As a power cut does it, and the power comes back: on the same port, with whatever was committed. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

/** Three replicas, a standby and the test itself, with a pool each. */
const SETTINGS = ['max_connections=100']

export async function startMortalDatabase(dataDir: string): Promise<MortalDatabase> {
  const { url, stop } = await startEmbedded({ dataDir, settings: SETTINGS })
  const db = connect({ url, poolSize: 1 })
  await migrate(db)
  await db.destroy()
  const folder = join(dataDir, 'postgres')
  const launch = {
    ...{ dataDir, folder, settings: SETTINGS, port: Number(new URL(url).port) },
    ...{ binaries: await findBinaries(), user: serverUser() },
  }

  return {
    url,
    stop,
    async killAndRestart() {
      await killServer(folder)
      await stopServer(folder)
      const problem = await launchServer(launch)
      if (problem !== undefined) throw new Error(`the database does not come back: ${problem}`)
    },
  }
}

/** Kills the server of a folder and all its processes, and waits until they are gone. */
export async function killServer(folder: string): Promise<void> {
  const postmaster = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
  const pids = [postmaster, ...childrenOf(postmaster)]
  for (const pid of pids) kill(pid, 'SIGKILL')
  while (pids.some(isThere)) await sleep(5)
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
}

/** One that is dead and not yet buried is gone. */
function isThere(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')

    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z'
  } catch {
    return false
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
