import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DOCUMENTS } from '../bff/test/bff-process.ts'
import type { SandboxSecrets } from '../sandbox/src/create-secrets.ts'
import { type Sandbox, startSandbox } from '../sandbox/src/start-sandbox.ts'
import { writeSandboxConfig } from '../scripts/lib/sandbox-config.mjs'
import { startService, stopService } from '../scripts/lib/service.mjs'

const root = resolve(import.meta.dirname, '..')
/** Where the two builds are. */
export const dist = process.env.TONGZHEN_DIST ?? join(root, 'dist')

export interface Stack {
  sandbox: Sandbox
  /** Of the BFF, which also serves the built H5. */
  origin: string
  /** Of the staff console, and the token that makes its first administrator. */
  console: { origin: string; firstToken: string }
  bff: ChildProcess
  /** Of its database; undefined when it has one of its own. */
  databaseUrl: string | undefined
  close(): Promise<void>
}

export interface StackOptions {
  /** Without one, the BFF starts a database of its own in its data folder. */
  databaseUrl?: string
  /** Keys of the outside systems; without them the sandbox makes its own. */
  secrets?: SandboxSecrets
  /** The BFF's main file in one piece, as `bundleMain` makes it; without it, the source. */
  bffMain?: string
}

/** Starts what `npm start` starts, on free ports and with a data folder of its own. The client must be built. */
export async function runStack({ databaseUrl, secrets, bffMain }: StackOptions = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-e2e-'))
  const port = await freePort()
  const consolePort = await freePort()
  const origin = `http://localhost:${port}`
  const sandbox = await startSandbox({
    folder: join(dataDir, 'sandbox'),
    ...(secrets && { secrets }),
    siteOrigin: () => origin,
    alipayPackage: join(dist, 'alipay'),
  })
  const config = writeSandboxConfig({
    port,
    dataDir,
    staticDir: join(dist, 'h5'),
    console: {
      port: consolePort,
      origin: `http://localhost:${consolePort}`,
      staticDir: join(dist, 'console'),
    },
    publicOrigins: {
      wechat: sandbox.origins.wechatShell,
      suishenban: sandbox.origins.suishenbanShell,
      alipay: sandbox.origins.alipayShell,
      web: origin,
    },
    frameAncestors: [sandbox.origins.desk],
    consentDocumentsDir: DOCUMENTS,
    // Everybody here sits at one address, is quick, and some ask for many codes.
    limits: {
      smsResendAfterSeconds: 1,
      smsPerAddressPerHour: 10_000,
      smsPerPhonePerHour: 1_000,
      smsPerPhonePerDay: 1_000,
    },
    logLevel: 'error',
  })
  const service = await startService('bff', bffMain ?? join(root, 'bff/src/main.ts'), {
    env: {
      TONGZHEN_CONFIG: config,
      TONGZHEN_DATA: dataDir,
      TZ: 'Asia/Shanghai',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    onLine: (line: string) => process.stderr.write(`bff: ${line}\n`),
  })

  return {
    sandbox,
    origin,
    console: { origin: service.ready.console, firstToken: service.ready.firstToken ?? '' },
    bff: service.child,
    databaseUrl,
    async close() {
      await stopService(service)
      await sandbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Below the ports that the system gives out by itself, apart for each worker of the tests, and begun by chance, for
 * another run on the same machine: between being found free here and being taken by the BFF nobody else gets it.
 */
const FIRST_PORT = 20_000
const PORTS_PER_WORKER = 1000
const begin = Math.floor(Math.random() * PORTS_PER_WORKER * 0.9)
let lastPort = FIRST_PORT + PORTS_PER_WORKER * Number(process.env.VITEST_POOL_ID ?? 0) + begin

async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1
    if (await isFree(lastPort)) return lastPort
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
