import { readFileSync } from 'node:fs'
import { content, contentId } from '@tongzhen/contract/content'
import { z } from 'zod'
import { ConfigError } from '../../config/config-error.ts'
import type { Config } from '../../config.ts'
import type { KnownContent } from './contents.ts'

const file = z.array(z.strictObject({ contentId, content }))

/** What came with the configuration, by institution: it holds until staff write something else. */
export function loadFirstContent({
  institutions,
}: Pick<Config, 'institutions'>): ReadonlyMap<string, readonly KnownContent[]> {
  return new Map(
    institutions.map(({ institutionId, contentPaths }) => [institutionId, contentPaths.flatMap(readFirst)]),
  )
}

function readFirst(path: string): KnownContent[] {
  let said: unknown
  try {
    said = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new ConfigError(`${path} cannot be read, or is not JSON`)
  }
  const parsed = file.safeParse(said)
  if (!parsed.success) throw new ConfigError(`${path}: ${z.prettifyError(parsed.error)}`)

  return parsed.data.map((one) => ({ ...one, version: 0, isPublished: true }))
}
