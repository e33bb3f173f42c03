import { hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FILE = 'keys.json'
const secret = z.string().regex(/^[0-9a-f]{64}$/)

const keyFile = z.strictObject({
  /** Version that new values are sealed with. Older versions stay, to open what they sealed. */
  current: z.int().min(1),
  masters: z.record(z.string().regex(/^\d+$/), secret),
  /** Never changes: indexes of one value must stay equal. */
  indexMaster: secret,
})

export interface KeyRing {
  readonly current: number
  /** A key of `bytes` for one use, or undefined when this version is not in the file. */
  derive(version: number, use: string, bytes: number): Buffer | undefined
  deriveIndex(use: string, bytes: number): Buffer
}

/** Reads the keys of this installation, or makes them at its first start (mode 0600). */
export function loadKeyRing(keysDir: string): KeyRing {
  mkdirSync(keysDir, { recursive: true, mode: 0o700 })
  const path = join(keysDir, FILE)
  const parsed = keyFile.safeParse(readOrCreate(path))
  if (!parsed.success) throw new Error(`${path} is not a key file; restore it from the backup`)
  const { current, masters, indexMaster } = parsed.data
  if (masters[current] === undefined) throw new Error(`${path} lacks the key of version ${current}`)

  return {
    current,
    derive: (version, use, bytes) => {
      const master = masters[version]
      return master === undefined ? undefined : hkdf(master, use, bytes)
    },
    deriveIndex: (use, bytes) => hkdf(indexMaster, use, bytes),
  }
}

function hkdf(masterHex: string, use: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sm3', Buffer.from(masterHex, 'hex'), '', use, bytes))
}

function readOrCreate(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!isMissing(error)) return undefined
  }
  createWhole(path, {
    current: 1,
    masters: { 1: randomBytes(32).toString('hex') },
    indexMaster: randomBytes(32).toString('hex'),
  })

  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Two replicas may start at once: the file appears whole or not at all, and the first one wins. */
function createWhole(path: string, content: unknown): void {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = openSync(temporary, 'wx', 0o600)
  writeSync(file, `${JSON.stringify(content, undefined, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(temporary)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
