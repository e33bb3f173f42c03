import type { Config } from '../../config.ts'
import type { StaffPrincipal } from './staff-sessions.ts'

/** The institutions that somebody sees; those of one that is not configured any more are none. */
export function institutionsOf(
  { institutions }: Pick<Config, 'institutions'>,
  { institutionId }: Pick<StaffPrincipal, 'institutionId'>,
): string[] {
  const all = institutions.map((one) => one.institutionId)

  return institutionId === null ? all : all.filter((one) => one === institutionId)
}
