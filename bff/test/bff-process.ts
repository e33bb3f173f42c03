import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Config } from '../src/config.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** A BFF as it runs in a hospital: a process of its own, started by its main file. */
export interface BffProcess {
  readonly origin: string
  /** As a power cut does it: no handler runs. */
  kill(): Promise<void>
  /** As a service manager does it. */
  stop(): Promise<void>
}

export async function startBffProcess(config: Config): Promise<BffProcess> {
  const file = join(config.dataDir, 'bff-process.json')
  writeFileSync(file, JSON.stringify({ ...config, port: 0 }))
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
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
