import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { EmbeddedDatabaseError } from './error.ts'

/**
 * Takes a data folder for this process, so that two of them never serve from it; returns how to give it back.
 * A process that died without giving it back does not count.
 */
export function claimFolder(dataDir: string): () => void {
  const path = join(dataDir, 'postgres.owner')
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) })
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 })

      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const owner = readOwner(path)
    if (owner !== undefined && isRunning(owner.pid, { startedAt: owner.startedAt })) {
      throw new EmbeddedDatabaseError(
        `${join(dataDir, 'postgres')} is in use by process ${owner.pid}; stop it, or set DATABASE_URL to share one database`,
      )
    }
    rmSync(path, { force: true })
  }
}

function readOwner(path: string): { pid: number; startedAt: string | undefined } | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as { pid?: unknown; startedAt?: unknown }
    if (typeof owner.pid !== 'number') return undefined

    return { pid: owner.pid, startedAt: typeof owner.startedAt === 'string' ? owner.startedAt : undefined }
  } catch {
    return undefined
  }
}

/** Does this very process run? Numbers are used again, so its start or its command is compared where known. */
export function isRunning(
  pid: number,
  { startedAt, command }: { startedAt?: string; command?: string },
): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (startedAt !== undefined && startOf(pid) !== startedAt) return false

  return command === undefined || commandOf(pid)?.includes(command) !== false
}

/** Ticks since boot at which a process began, on Linux. A zombie counts as gone. */
function startOf(pid: number): string | undefined {
  const [state, ...rest] = statOf(pid)

  return state === undefined || state === 'Z' ? undefined : rest[18]
}

function commandOf(pid: number): string | undefined {
  if (platform() !== 'linux') return undefined
  if (statOf(pid)[0] === 'Z') return ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** The fields of /proc/<pid>/stat after the command, which may itself hold spaces. */
function statOf(pid: number): string[] {
  if (platform() !== 'linux') return []
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')

    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
