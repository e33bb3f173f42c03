import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { killServer } from '../../../test/mortal-database.ts'
import { startEmbedded } from './start.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhen-embedded-'))
  folders.push(folder)

  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A process that starts the database, does something in it, says so, and waits. */
function startInProcess(dataDir: string, statement: string) {
  const script = `
    import pg from 'pg'
    const { startEmbedded } = await import(${JSON.stringify(new URL('./start.ts', import.meta.url).href)})
    const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query(${JSON.stringify(statement)})
    console.log('done')
    setInterval(() => undefined, 1000)
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..', '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const done = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })

  return { child, done, gone: new Promise((resolve) => child.once('exit', resolve)) }
}

describe('the embedded database', () => {
  it('keeps what was committed when its BFF is killed, and the next one ends the server left behind', async () => {
    const dataDir = newFolder()
    const first = startInProcess(dataDir, 'create table kept as select 42 as n')
    await first.done
    first.child.kill('SIGKILL')
    await first.gone
    const next = await startEmbedded({ dataDir })

    expect(await query(next.url, 'select n from kept')).toEqual([{ n: 42 }])
    await next.stop()
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  it('keeps what was committed when it is killed itself, and starts again', async () => {
    const dataDir = newFolder()
    const first = startInProcess(dataDir, 'create table kept as select 42 as n')
    await first.done
    first.child.kill('SIGKILL')
    await first.gone
    await killServer(join(dataDir, 'postgres'))
    const next = await startEmbedded({ dataDir })

    expect(await query(next.url, 'select n from kept')).toEqual([{ n: 42 }])
    await next.stop()
  })

  it('is not opened twice', async () => {
    const dataDir = newFolder()
    const first = startInProcess(dataDir, 'select 1')
    await first.done

    await expect(startEmbedded({ dataDir })).rejects.toThrow(`is in use by process ${first.child.pid}`)
    first.child.kill('SIGKILL')
    await first.gone
    await (await startEmbedded({ dataDir })).stop()
  })

  it('says in one line what is wrong with its folder', async () => {
    const strange = newFolder()
    mkdirSync(join(strange, 'postgres'))
    writeFileSync(join(strange, 'postgres.password'), 'x')
    await expect(startEmbedded({ dataDir: strange })).rejects.toThrow('is not a database folder')

    writeFileSync(join(strange, 'postgres', 'PG_VERSION'), '9.6\n')
    await expect(startEmbedded({ dataDir: strange })).rejects.toThrow('was made by PostgreSQL 9.6')

    rmSync(join(strange, 'postgres.password'))
    await expect(startEmbedded({ dataDir: strange })).rejects.toThrow('postgres.password is missing')
  })

  it('that was damaged says so, in the words of PostgreSQL', async () => {
    const dataDir = newFolder()
    await (await startEmbedded({ dataDir })).stop()
    rmSync(join(dataDir, 'postgres', 'global', 'pg_control'))

    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /does not start: .*pg_control|could not find the database system/,
    )
  })
})
