import type { Channel } from '@tongzhen/contract/headers'
import { type Config, servedIn } from '../../config.ts'

type Institutions = Pick<Config, 'institutions' | 'portals'>

/** The group whose institutions share their persons with `institutionId`. */
export function groupOf({ institutions }: Institutions, institutionId: string): string {
  const institution = institutions.find((one) => one.institutionId === institutionId)
  if (!institution) throw new Error(`${institutionId} is not an institution of the configuration`)

  return institution.group
}

/** What of the institutions a channel shows: others, and their patients and cards, do not exist for it (S12). */
export function portalOf(
  config: Institutions,
  channel: Channel,
): { institutions: string[]; groups: string[] } {
  const institutions = servedIn(config, channel)

  return { institutions, groups: [...new Set(institutions.map((one) => groupOf(config, one)))] }
}
