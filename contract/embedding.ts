import { z } from 'zod'
import { session } from './accounts.ts'
import { institutionId, language } from './common.ts'
import { displayModes } from './headers.ts'
import { embeddedPages, everyEmbeddedPage, route } from './route.ts'

export const platformId = z.string().regex(/^[a-z0-9-]{2,32}$/)

const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** Of the pages in a platform's frame, as `theme/tokens.css` calls them. */
export const platformTheme = z
  .object({ primary: colour, primaryStrong: colour, primaryTint: colour })
  .strict()
export type PlatformTheme = z.output<typeof platformTheme>

const platform = z.object({
  platformId,
  name: z.string(),
  /** Pages of these may show ours, and hear from them. */
  origins: z.array(z.string()),
  theme: platformTheme,
})
export type Platform = z.output<typeof platform>

const entrance = z.object({
  /** With its token, which is kept in the page's memory only. */
  session,
  page: z.enum(embeddedPages),
  institutionId,
  language,
  displayMode: z.enum(displayModes),
  /** Where the person goes back to from a page that fills the window; null: nowhere. */
  returnTo: z.string().nullable(),
  /** The one page that is told what happens in ours. */
  hostOrigin: z.string(),
  /** Whether people of the institution answer here, beside the assistant. */
  hasAgents: z.boolean(),
})
export type Entrance = z.output<typeof entrance>

const params = z.object({ platformId })

/** 嵌入: single pages of ours in the frame of an internet hospital's platform (docs/decisions/0054). */
export const embeddingRoutes = {
  /** What a page knows before anybody has signed in. */
  getPlatform: route({
    method: 'GET',
    path: '/api/platforms/:platformId',
    access: { who: 'anyone' },
    embeddedIn: everyEmbeddedPage,
    params,
    response: platform,
    publicCacheSeconds: 60,
  }),
  /** A ticket that the platform has signed, once, for a session of one page (docs/interfaces/embedding.md). */
  enterByTicket: route({
    method: 'POST',
    path: '/api/platforms/:platformId/entrances',
    access: { who: 'anyone' },
    embeddedIn: everyEmbeddedPage,
    params,
    body: z.object({ ticket: z.string().min(1).max(4096) }).strict(),
    response: entrance,
    isForgotten: true,
    errors: ['TICKET_REFUSED', 'TICKET_EXPIRED', 'TICKET_USED', 'TICKET_CLOCK'],
  }),
}
