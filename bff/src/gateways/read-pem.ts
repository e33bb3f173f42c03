import { readFileSync } from 'node:fs'
import { ConfigError } from '../config/config-error.ts'

/** A key or certificate of the configuration; whatever is wrong with it is told at the start. */
export function readPem(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError(`${path} cannot be read`)
  }
  if (!text.includes('-----BEGIN ')) throw new ConfigError(`${path} is not a PEM file`)

  return text
}
