import type {
  ArticleRow,
  ContentKind,
  ContentOf,
  contentRoutes,
  InstitutionContent,
  NoticeRow,
} from '@tongzhen/contract/content'
import type { Language } from '@tongzhen/contract/headers'
import type { ResponseOf } from '@tongzhen/contract/route'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { KnownContent } from './contents.ts'
import { readRichText } from './rich-text.ts'

type OfKind<Kind extends ContentKind> = Omit<KnownContent, 'content'> & { content: ContentOf<Kind> }

const isOf =
  <Kind extends ContentKind>(kind: Kind) =>
  (known: KnownContent): known is KnownContent & OfKind<Kind> =>
    known.content.kind === kind

/** Published, and of a notice: on one of its days. */
export function isShown({ content, isPublished }: KnownContent, now: Date): boolean {
  if (!isPublished || content.kind !== 'notice') return isPublished
  const today = shanghaiDate(now)

  return content.fromOn <= today && (content.untilOn === null || today <= content.untilOn)
}

export function contentView(
  contents: readonly KnownContent[],
  { language, now }: { language: Language; now: Date },
): InstitutionContent {
  const shown = contents.filter((one) => isShown(one, now))
  const about = shown.find(isOf('about'))
  const way = shown.find(isOf('way'))

  return {
    about: about ? readRichText(about.content.texts[language].body) : null,
    way: way ? wayView(way.content, language) : null,
    notices: shown
      .filter(isOf('notice'))
      .map((one) => noticeRow(one, language))
      .sort(pinnedThenNewest),
    articles: byTopic(shown.filter(isOf('article')).map((one) => articleRow(one, language))),
  }
}

/** Undefined for what has no page of its own. */
export function readableView(
  { contentId, content }: KnownContent,
  language: Language,
): ResponseOf<typeof contentRoutes.readContent> | undefined {
  switch (content.kind) {
    case 'notice': {
      const { title, body } = content.texts[language]

      return {
        ...{ contentId, kind: 'notice', title },
        body: readRichText(body),
        fromOn: content.fromOn,
        source: null,
      }
    }
    case 'article': {
      const { title, body, source } = content.texts[language]

      return { ...{ contentId, kind: 'article', title }, body: readRichText(body), fromOn: null, source }
    }
    default:
      return undefined
  }
}

function wayView({ position, texts }: ContentOf<'way'>, language: Language): InstitutionContent['way'] {
  const { transit, parking, entrances } = texts[language]

  return {
    position,
    transit: readRichText(transit),
    parking: readRichText(parking),
    entrances: readRichText(entrances),
  }
}

function noticeRow({ contentId, content }: OfKind<'notice'>, language: Language): NoticeRow {
  const { texts, fromOn, isPinned } = content

  return { contentId, title: texts[language].title, fromOn, isPinned }
}

function articleRow({ contentId, content }: OfKind<'article'>, language: Language): ArticleRow {
  const { topic, title } = content.texts[language]

  return { contentId, topic, title }
}

const pinnedThenNewest = (a: NoticeRow, b: NoticeRow) =>
  Number(b.isPinned) - Number(a.isPinned) || b.fromOn.localeCompare(a.fromOn)

function byTopic(rows: readonly ArticleRow[]): ArticleRow[] {
  const topics = [...new Set(rows.map(({ topic }) => topic))]

  return topics.flatMap((topic) => rows.filter((one) => one.topic === topic))
}
