import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries, ServerUser } from './binaries.ts'
import { isRunning } from './ownership.ts'

const LOOK_EVERY_MS = 20
const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 30_000

export interface LaunchOptions {
  dataDir: string
  folder: string
  binaries: Binaries
  user: ServerUser
  port: number
  settings: readonly string[]
}

/** Starts the server and waits until it takes connections; what went wrong in one line, or undefined. */
export async function launchServer({
  dataDir,
  folder,
  binaries,
  user,
  port,
  settings,
}: LaunchOptions): Promise<string | undefined> {
  const logPath = join(dataDir, 'postgres.log')
  const log = openSync(logPath, 'w', 0o600)
  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    // Never the values of a row in its log (S37).
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    ...settings,
  ].flatMap((setting) => ['-c', setting])
  const child = spawn(binaries.postgres, ['-D', folder, '-p', String(port), ...flags], {
    ...user,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  })
  closeSync(log)
  child.unref()
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  const noteEnd = () => {
    failure ??= lastProblem(logPath)
  }
  child.once('exit', noteEnd)

  for (let waited = 0; waited < START_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (failure !== undefined) return failure
    if (statusOf(folder) === 'ready') {
      child.off('exit', noteEnd)
      return undefined
    }
    await sleep(LOOK_EVERY_MS)
  }

  return `not ready after ${START_WITHIN_MS / 1000} s, see ${logPath}`
}

/** Ends the server of a folder, if one runs, whoever started it; of one that was killed, takes away its mark. */
export async function stopServer(folder: string): Promise<void> {
  const pid = postmasterPid(folder)
  if (pid === undefined) {
    // It still says "ready", under a number that may belong to another process by now.
    rmSync(pidPath(folder), { force: true })
    return
  }
  // SIGINT is PostgreSQL's fast shutdown: open transactions are undone, everything committed is kept.
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < STOP_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (postmasterPid(folder) === undefined) return
    await sleep(LOOK_EVERY_MS)
  }
  throw new Error(`the database server ${pid} of ${folder} does not stop`)
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')

  return address.port
}

const pidPath = (folder: string) => join(folder, 'postmaster.pid')

/** postmaster.pid: line 1 is the process, line 8 what it is doing. */
function pidFile(folder: string): string[] {
  const path = pidPath(folder)
  try {
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  } catch {
    return []
  }
}

function statusOf(folder: string): string | undefined {
  return pidFile(folder)[7]?.trim()
}

function postmasterPid(folder: string): number | undefined {
  const pid = Number(pidFile(folder)[0])

  return pid > 0 && isRunning(pid, { command: 'postgres' }) ? pid : undefined
}

function lastProblem(logPath: string): string {
  const lines = readFileSync(logPath, 'utf8').trim().split('\n')
  const problem = lines.findLast((line) => /FATAL|PANIC|could not|error/i.test(line)) ?? lines.at(-1) ?? ''

  return problem.replace(/^.*?(FATAL|PANIC|LOG|ERROR):\s*/, '') || `see ${logPath}`
}
