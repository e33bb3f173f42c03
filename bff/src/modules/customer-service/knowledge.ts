import { type ContentsDeps, type KnownContent, listContents } from '../content/contents.ts'
import { countVersions } from '../institution-documents/documents.ts'
import { createKnowledgeIndex, type Knowledge, type KnowledgeIndex } from './knowledge-index.ts'

/** What customer service may answer from: published, and nothing else. */
export function knowledgeOf({ contentId, version, content, isPublished }: KnownContent): Knowledge[] {
  return content.kind === 'knowledge' && isPublished ? [{ contentId, version, content }] : []
}

export interface KnowledgeBase {
  /** As it stands now: what staff have just published is found, what they have withdrawn is not. */
  indexOf(institutionId: string): Promise<KnowledgeIndex>
}

/** Indexes each institution's articles once for each of their versions. */
export function createKnowledgeBase(deps: ContentsDeps): KnowledgeBase {
  const kept = new Map<string, { versions: number; index: KnowledgeIndex }>()

  return {
    async indexOf(institutionId) {
      const versions = await countVersions(deps.db, [institutionId])
      const known = kept.get(institutionId)
      if (known?.versions === versions) return known.index
      const articles = (await listContents(deps, institutionId)).flatMap(knowledgeOf)
      const index = createKnowledgeIndex(articles)
      kept.set(institutionId, { versions, index })

      return index
    },
  }
}
