import {
  type Content,
  type ContentDeskView,
  richTexts,
  contentDeskRoutes as routes,
  textsOf,
} from '@tongzhen/contract/content'
import type { Language } from '@tongzhen/contract/headers'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import type { Module } from '../../route-handler.ts'
import { readHistory } from '../institution-documents/document-history.ts'
import { type Writer, type WritingDeps, writeDocument } from '../institution-documents/write-document.ts'
import {
  type ContentsDeps,
  contentChanges,
  findContent,
  type KnownContent,
  listContents,
  readStored,
} from './contents.ts'
import { hasMarkup, readRichText } from './rich-text.ts'

export interface ContentDeskDeps extends ContentsDeps, WritingDeps {
  /** Open pages of patients follow at once. */
  tell(institutionId: string): void
}

type Saved = Pick<KnownContent, 'content' | 'isPublished'>
interface Saving extends Writer {
  institutionId: string
  contentId: string
  seen: number
  restored: number | null
  saved: Saved
}

/** Staff write what their institution says of itself, publish it and take it back. */
export function createContentDeskModule(deps: ContentDeskDeps): Module {
  return {
    name: 'content desk',
    routes,
    register(handle) {
      handle(routes.listContent, async ({ params, language }) => ({
        contents: (await listContents(deps, params.institutionId)).map((known) => deskRow(known, language)),
      }))

      handle(routes.getContentItem, async ({ params }) =>
        (await isKnown(params)) ? deskView(params) : refuse('NOT_FOUND'),
      )

      handle(
        routes.writeContent,
        async ({ params: { institutionId }, body, staff: who, address, traceId }) => {
          const { kind } = body.content
          if (kind === 'about' || kind === 'way') return refuse('NOT_FOUND')
          const contentId = newId('cnt')

          return save({
            institutionId,
            contentId,
            seen: 0,
            restored: null,
            saved: body,
            who,
            address,
            traceId,
          })
        },
      )

      handle(routes.changeContent, async ({ params, body, staff: who, address, traceId }) => {
        const { version: seen, ...saved } = body
        const before = await findContent(deps, params)
        const kind = before?.content.kind ?? params.contentId
        if (kind !== saved.content.kind) return refuse('NOT_FOUND')

        return save({ ...params, seen, restored: null, saved, who, address, traceId })
      })

      handle(routes.restoreContent, async ({ params, body, staff: who, address, traceId }) => {
        const earlier = await findContent(deps, { ...params, version: body.restore })
        if (earlier === undefined) return refuse('NOT_FOUND')
        const { content, isPublished } = earlier

        return save({
          ...{ ...params, seen: body.version, restored: body.restore, who, address, traceId },
          saved: { content, isPublished },
        })
      })

      handle(routes.previewRichText, async ({ body }) => ({ texts: body.texts.map(readRichText) }))
    },
  }

  /** About and way are places that are there before anybody has written into them. */
  async function isKnown(params: { institutionId: string; contentId: string }): Promise<boolean> {
    return ['about', 'way'].includes(params.contentId) || (await findContent(deps, params)) !== undefined
  }

  async function save({
    institutionId,
    contentId,
    saved,
    ...writing
  }: Saving): Promise<ContentDeskView | Refusal<'CONTENT_CHANGED' | 'CONTENT_MARKUP'>> {
    const wrong = markupIn(saved.content)
    if (wrong.length > 0)
      return refuse('CONTENT_MARKUP', { fields: wrong.map((path) => ({ path, code: 'malformed' })) })
    const before = await findContent(deps, { institutionId, contentId })
    const refused = await writeDocument(deps, {
      ...{ institutionId, documentId: contentId, value: saved, ...writing },
      action: writing.restored === null ? 'content_changed' : 'content_restored',
      changes: contentChanges(before, saved),
    })
    if (isRefusal(refused)) return refused
    deps.tell(institutionId)

    return deskView({ institutionId, contentId })
  }

  async function deskView(params: { institutionId: string; contentId: string }): Promise<ContentDeskView> {
    const known = await findContent(deps, params)
    const first = await findContent(deps, { ...params, version: 0 })
    const history = await readHistory(deps, {
      institutionId: params.institutionId,
      documentId: params.contentId,
      changesOf: (from, to) => contentChanges(from === undefined ? first : readStored(from), readStored(to)),
    })

    return {
      contentId: params.contentId,
      version: known?.version ?? 0,
      content: known?.content ?? null,
      isPublished: known?.isPublished ?? false,
      history,
    }
  }
}

/** Dotted names of the texts that have HTML in them. */
function markupIn(content: Content): string[] {
  return textsOf(content)
    .filter(([name, text]) => richTexts.some((one) => name.endsWith(`.${one}`)) && hasMarkup(text))
    .map(([name]) => `content.${name}`)
}

function deskRow({ contentId, content, isPublished }: KnownContent, language: Language) {
  const isNotice = content.kind === 'notice'
  const texts = content.texts[language]
  const title = 'title' in texts ? texts.title : ''

  return {
    ...{ contentId, kind: content.kind, title, isPublished },
    fromOn: isNotice ? content.fromOn : null,
    untilOn: isNotice ? content.untilOn : null,
    isPinned: isNotice && content.isPinned,
  }
}
