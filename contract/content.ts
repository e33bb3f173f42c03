import { z } from 'zod'
import { date, id, instant, institutionId, line } from './common.ts'
import { type Language, languages } from './headers.ts'
import { atVersion } from './institutions.ts'
import { richBlock, richSource } from './rich-text.ts'
import { route } from './route.ts'
import { staffId } from './staff.ts'

/** What an institution says of itself. `about` and `way` are there once; the others as often as staff write them. */
export const publishedKinds = ['about', 'way', 'notice', 'article'] as const
/** What customer service answers from, and what its agents send with one press (docs/decisions/0048). */
export const serviceKinds = ['knowledge', 'canned'] as const
const contentKinds = [...publishedKinds, ...serviceKinds] as const
export type ContentKind = (typeof contentKinds)[number]

/** In both languages: in one only, half of the people would read nothing. */
const inBoth = <Texts extends z.ZodType>(texts: Texts) =>
  z.object({ 'zh-CN': texts, 'en-US': texts }).strict()

const body = richSource(20_000)

export const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('about'), texts: inBoth(z.object({ body }).strict()) }).strict(),
  z
    .object({
      kind: z.literal('way'),
      /** In the coordinates of Chinese maps (GCJ-02); null: no map is opened. */
      position: z
        .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
        .strict()
        .nullable(),
      texts: inBoth(z.object({ transit: body, parking: body, entrances: body }).strict()),
    })
    .strict(),
  z
    .object({
      kind: z.literal('notice'),
      /** First and last day on which it is shown. */
      fromOn: date,
      untilOn: date.nullable(),
      isPinned: z.boolean(),
      texts: inBoth(z.object({ title: line(80), body }).strict()),
    })
    .strict()
    .refine(({ fromOn, untilOn }) => untilOn === null || fromOn <= untilOn, {
      error: 'ends before it begins',
      path: ['untilOn'],
    }),
  z
    .object({
      kind: z.literal('article'),
      /** `source`: who says so. */
      texts: inBoth(z.object({ topic: line(20), title: line(80), body, source: line(160) }).strict()),
    })
    .strict(),
  z
    .object({
      kind: z.literal('knowledge'),
      /** `title`: the question that `body` answers; `askedAs`: other words in which people ask it, for the search. */
      texts: inBoth(
        z.object({ topic: line(30), title: line(80), askedAs: line(400), body: richSource(4_000) }).strict(),
      ),
    })
    .strict(),
  z
    .object({
      kind: z.literal('canned'),
      texts: inBoth(z.object({ title: line(40), body: richSource(1_000) }).strict()),
    })
    .strict(),
])
export type Content = z.output<typeof content>
export type ContentOf<Kind extends ContentKind> = Extract<Content, { kind: Kind }>

/** Names of the texts of each kind, in the order in which they are read. */
export const contentTexts = {
  about: ['body'],
  way: ['transit', 'parking', 'entrances'],
  notice: ['title', 'body'],
  article: ['topic', 'title', 'body', 'source'],
  knowledge: ['topic', 'title', 'askedAs', 'body'],
  canned: ['title', 'body'],
} as const satisfies Record<ContentKind, readonly string[]>
export type ContentTextName = (typeof contentTexts)[ContentKind][number]
/** Those that are rich text; the others are lines. */
export const richTexts: readonly ContentTextName[] = ['body', 'transit', 'parking', 'entrances']

export const contentId = z.union([z.enum(['about', 'way']), id('cnt')])

const inInstitution = z.object({ institutionId })

const noticeRow = z.object({ contentId, title: z.string(), fromOn: date, isPinned: z.boolean() })
export type NoticeRow = z.output<typeof noticeRow>
const articleRow = z.object({ contentId, topic: z.string(), title: z.string() })
export type ArticleRow = z.output<typeof articleRow>
const blocks = z.array(richBlock)

const institutionContent = z.object({
  /** Null: staff have written nothing. */
  about: blocks.nullable(),
  way: z
    .object({
      position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
      transit: blocks,
      parking: blocks,
      entrances: blocks,
    })
    .nullable(),
  /** Those that hold today: pinned ones first, then the newest. */
  notices: z.array(noticeRow),
  /** By topic, in the order in which the topics were first written about. */
  articles: z.array(articleRow),
})
export type InstitutionContent = z.output<typeof institutionContent>

const readable = z.object({
  contentId,
  kind: z.enum(['notice', 'article']),
  title: z.string(),
  body: blocks,
  /** Of a notice. */
  fromOn: date.nullable(),
  /** Of an article. */
  source: z.string().nullable(),
})

export const contentRoutes = {
  getContent: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/content',
    access: { who: 'anyone' },
    module: 'hospital',
    params: inInstitution,
    query: z.object({ version: atVersion }).strict(),
    response: institutionContent,
    publicCacheSeconds: 300,
  }),
  readContent: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/content/:contentId',
    access: { who: 'anyone' },
    module: 'hospital',
    params: inInstitution.extend({ contentId: id('cnt') }),
    query: z.object({ version: atVersion }).strict(),
    response: readable,
    publicCacheSeconds: 300,
  }),
}

/** One thing that a version changed: its dotted name, and what was so before and after. */
const change = z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export type DocumentChange = z.output<typeof change>

/** Of anything that staff have written; the newest first. */
export const documentHistory = z.array(
  z.object({
    version: z.int().min(1),
    at: instant,
    by: z.object({ staffId, name: z.string() }),
    changes: z.array(change),
    /** The version that it brought back. */
    restored: z.int().min(0).nullable(),
    /** Of documents that ask for it. */
    reason: z.string().optional(),
  }),
)
export type DocumentHistory = z.output<typeof documentHistory>

/** That the person saw: what somebody else changed since is not overwritten. */
export const seenVersion = z.int().min(0)

const deskRow = z.object({
  contentId,
  kind: z.enum(contentKinds),
  title: z.string(),
  isPublished: z.boolean(),
  /** Of a notice: when it is shown. */
  fromOn: date.nullable(),
  untilOn: date.nullable(),
  isPinned: z.boolean(),
})
export type ContentDeskRow = z.output<typeof deskRow>

const deskView = z.object({
  contentId,
  /** 0: as it came with the configuration, or not written yet. */
  version: seenVersion,
  content: content.nullable(),
  isPublished: z.boolean(),
  history: documentHistory,
})
export type ContentDeskView = z.output<typeof deskView>

const ofContent = inInstitution.extend({ contentId })
const saved = z.object({ version: seenVersion, content, isPublished: z.boolean() }).strict()

export const contentDeskRoutes = {
  listContent: route({
    method: 'GET',
    path: '/api/staff/institutions/:institutionId/content',
    access: { who: 'staff', may: 'content.edit' },
    params: inInstitution,
    response: z.object({ contents: z.array(deskRow) }),
  }),
  getContentItem: route({
    method: 'GET',
    path: '/api/staff/institutions/:institutionId/content/:contentId',
    access: { who: 'staff', may: 'content.edit' },
    params: ofContent,
    response: deskView,
  }),
  /** Of a kind that there may be many of. */
  writeContent: route({
    method: 'POST',
    path: '/api/staff/institutions/:institutionId/content',
    access: { who: 'staff', may: 'content.edit' },
    params: inInstitution,
    body: z.object({ content, isPublished: z.boolean() }).strict(),
    response: deskView,
    errors: ['CONTENT_CHANGED', 'CONTENT_MARKUP'],
  }),
  changeContent: route({
    method: 'PUT',
    path: '/api/staff/institutions/:institutionId/content/:contentId',
    access: { who: 'staff', may: 'content.edit' },
    params: ofContent,
    body: saved,
    response: deskView,
    errors: ['CONTENT_CHANGED', 'CONTENT_MARKUP'],
  }),
  /** Brings an earlier version back, as a new one. */
  restoreContent: route({
    method: 'POST',
    path: '/api/staff/institutions/:institutionId/content/:contentId/restoration',
    access: { who: 'staff', may: 'content.edit' },
    params: ofContent,
    body: z.object({ version: seenVersion, restore: seenVersion }).strict(),
    response: deskView,
    errors: ['CONTENT_CHANGED', 'CONTENT_MARKUP'],
  }),
  /** What patients would read of it. */
  previewRichText: route({
    method: 'POST',
    path: '/api/staff/rich-text-preview',
    access: { who: 'staff', may: 'content.edit' },
    body: z.object({ texts: z.array(z.string().max(20_000)).max(8) }).strict(),
    response: z.object({ texts: z.array(blocks) }),
    isForgotten: true,
  }),
}

/** Flat names of both languages' texts: `texts.zh-CN.title`. */
export function textsOf(one: Content): [name: string, text: string][] {
  const texts: Record<Language, Partial<Record<ContentTextName, string>>> = one.texts

  return languages.flatMap((language) =>
    contentTexts[one.kind].map((name): [string, string] => [
      `texts.${language}.${name}`,
      texts[language][name] ?? '',
    ]),
  )
}
