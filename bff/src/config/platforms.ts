import { platformId, platformTheme } from '@tongzhen/contract/embedding'
import { embeddedPages } from '@tongzhen/contract/route'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { contrastOf } from '../lib/contrast.ts'
import { ConfigError } from './config-error.ts'
import { internetUrl, path, platformOrigin } from './fields.ts'
import { records } from './records.ts'

/** WCAG 2.2 asks so much of text (1.4.3). */
const READABLE = 4.5

/** Colours of ours that a platform's stand beside (src/theme/tokens.css). */
const [SURFACE, CANVAS, INK] = ['#ffffff', '#f4f7f7', '#16201f']

/** Text and buttons in its colours must be as easy to read as in ours; elder mode keeps ours, which are stronger. */
const readableTheme = platformTheme.superRefine(({ primary, primaryStrong, primaryTint }, context) => {
  const pairs = [
    ...[SURFACE, CANVAS, primaryTint].map((ground) => ['primary', primary, ground] as const),
    ...[SURFACE, primaryTint].map((ground) => ['primaryStrong', primaryStrong, ground] as const),
    ['primaryTint', primaryTint, INK] as const,
  ]
  for (const [name, colour, ground] of pairs) {
    const contrast = contrastOf(colour, ground)
    if (contrast < READABLE)
      context.addIssue({
        ...{ code: 'custom', path: [name] },
        message: `${colour} on ${ground} has a contrast of ${contrast.toFixed(1)}; text needs ${READABLE}`,
      })
  }
})

/** An internet hospital's platform that shows pages of ours in its own (docs/interfaces/embedding.md). */
export const platform = z.strictObject({
  platformId,
  name: z.strictObject({ zh: z.string().min(1), en: z.string().optional() }),
  /** What it signs its tickets with, by key ids of its own; two while it changes over. Paths as everywhere. */
  publicKeyPaths: z
    .record(z.string().min(1).max(64), path)
    .refine((paths) => Object.keys(paths).length > 0, { error: 'names no key' }),
  /** Its pages that may show ours. */
  origins: z.array(platformOrigin).min(1),
  pages: z.array(z.enum(embeddedPages)).min(1),
  /** Where its doctors read what patients tell before a consultation; needed by the page `note`. */
  notes: records.extend({ baseUrl: internetUrl }).optional(),
  theme: readableTheme.default({ primary: '#0b6e75', primaryStrong: '#084f55', primaryTint: '#e6f3f3' }),
  /** Whether people of the institution answer its customers too. */
  hasAgents: z.boolean().default(true),
})
export type PlatformConfig = z.output<typeof platform>

/** What a platform is called says whose tickets are whose. */
export function checkPlatforms({ institutions }: Config, file: string): void {
  const names = institutions.flatMap(({ platforms }) => platforms.map((one) => one.platformId))
  const twice = names.find((one, index) => names.indexOf(one) !== index)
  if (twice !== undefined) throw new ConfigError(`${file}: platforms names ${twice} twice`)
  const nowhere = institutions
    .flatMap(({ platforms }) => platforms)
    .find(({ pages, notes }) => pages.includes('note') && notes === undefined)
  if (nowhere !== undefined)
    throw new ConfigError(`${file}: ${nowhere.platformId}.pages names note, which needs the field notes`)
}
