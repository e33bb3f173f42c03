import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleMain, DOCUMENTS } from '../test/bff-process.ts'
import { createTestBff, type TestBff } from '../test/harness.ts'

let bff: TestBff
let folder: string
let main: string

beforeAll(async () => {
  bff = await createTestBff()
  folder = mkdtempSync(join(tmpdir(), 'tongzhen-main-'))
  main = await bundleMain(folder)
})
afterAll(async () => {
  await bff.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a BFF with the test's configuration, changed; everything it says until it ends or is ready. */
async function start(change: object = {}) {
  const file = join(folder, 'config.json')
  writeFileSync(
    file,
    JSON.stringify({ ...bff.ground.config, consentDocumentsDir: DOCUMENTS, port: 0, ...change }),
  )
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, TONGZHEN_CONFIG: file },
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8')
        if (said.includes('bff ready ')) resolve()
      })
    }
  })
  await Promise.race([ready, ended])

  return { child, ended, said: () => said.trim() }
}

describe('a BFF that starts', () => {
  it('says where it serves, serves, and ends cleanly when it is told to', async () => {
    const { child, ended, said } = await start()
    const { origin } = JSON.parse(/bff ready (\{.*\})/.exec(said())?.[1] ?? '{}') as { origin: string }

    expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: 'ok', database: true })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('where the port is taken says so in one line', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const { ended, said } = await start({ port })
    other.close()

    expect(await ended).toBe(1)
    expect(said()).toBe(`port ${port} is in use by another program; set PORT`)
  })

  it('with a database that is not there says so in one line', async () => {
    const { ended, said } = await start({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' })

    expect(await ended).toBe(1)
    expect(said()).toMatch(/^the database at 127\.0\.0\.1:1 cannot be used: .*$/)
    expect(said().split('\n')).toHaveLength(1)
  })

  it('with keys of another installation does not touch the data', async () => {
    await bff.signIn('li-ming')
    const { ended, said } = await start({ keysDir: join(folder, 'other-keys') })

    expect(await ended).toBe(1)
    expect(said()).toBe(
      `the keys in ${join(folder, 'other-keys')} do not open the database; restore them from the backup`,
    )
  })

  it('with a wrong field in its configuration names it', async () => {
    const { ended, said } = await start({ sms: { ...bff.ground.config.sms, baseUrl: 'nowhere' } })

    expect(await ended).toBe(1)
    expect(said()).toMatch(/config\.json: sms\.baseUrl: /)
  })
})
