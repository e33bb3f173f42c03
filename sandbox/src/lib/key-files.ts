import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A key or certificate and the file it goes to. */
export interface KeyFile {
  name: string
  pem: string
}

/**
 * Writes keys and certificates beside `credentials.json`, for callers that want files: each field's absolute
 * path. Nothing when the sandbox lives in memory.
 */
export function writeKeyFiles<Field extends string>(
  folder: string | undefined,
  files: Record<Field, KeyFile>,
): Record<Field, string> | undefined {
  if (folder === undefined) return undefined
  mkdirSync(folder, { recursive: true })
  const written = Object.entries<KeyFile>(files).map(([field, { name, pem }]) => {
    const path = resolve(folder, name)
    writeFileSync(path, `${pem}\n`, { mode: 0o600 })

    return [field, path]
  })

  return Object.fromEntries(written) as Record<Field, string>
}
