import {
  type Content,
  type ContentDeskView,
  type ContentKind,
  content as contentSchema,
} from '@tongzhen/contract/content'
import { Alert, Button, Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { useContentActions, useContentItem } from '../api/content'
import { ErrorAlert } from '../components/error-alert'
import { Page } from '../components/page'
import { VersionHistory } from '../components/version-history'
import { changesInWords } from '../lib/changes-in-words'
import { useDraft } from '../lib/use-draft'
import { ContentFields } from './content-fields'
import type { Opened } from './content-page'
import { ContentPreview } from './content-preview'
import { useContentWords } from './use-content-words'

interface ContentEditorProps {
  institutionId: string
  opened: Opened
  onWritten(contentId: string): void
  onClose(): void
}

const emptyTexts = {
  about: { body: '' },
  way: { transit: '', parking: '', entrances: '' },
  notice: { title: '', body: '' },
  article: { topic: '', title: '', body: '', source: '' },
  knowledge: { topic: '', title: '', askedAs: '', body: '' },
  canned: { title: '', body: '' },
}

/** A form that nobody has filled in; a notice begins today, where its readers are. */
function blank(kind: ContentKind): Content {
  const texts = { 'zh-CN': emptyTexts[kind], 'en-US': emptyTexts[kind] }
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const own = {
    about: {},
    way: { position: null },
    article: {},
    knowledge: {},
    canned: {},
    notice: { fromOn: today, untilOn: null, isPinned: false },
  }

  return { kind, ...own[kind], texts } as Content
}

/** One piece of content: written in both languages side by side, looked at, published, and who did so. */
export function ContentEditor({ institutionId, opened, onWritten, onClose }: ContentEditorProps) {
  const { kind, contentId } = opened
  if (contentId === undefined)
    return (
      <Form {...{ institutionId, kind, onWritten, onClose }} known={undefined} reload={() => undefined} />
    )

  return <Written {...{ institutionId, kind, contentId, onWritten, onClose }} />
}

type WrittenProps = Omit<ContentEditorProps, 'opened'> & { kind: ContentKind; contentId: string }

function Written({ contentId, ...props }: WrittenProps) {
  const { t } = useTranslation()
  const known = useContentItem(props.institutionId, contentId)
  if (known.data === undefined)
    return <Page title={t(`contentKind.${props.kind}`)} isLoading={known.isPending} error={known.error} />

  return <Form key={known.data.version} {...props} known={known.data} reload={() => known.refetch()} />
}

type FormProps = Omit<ContentEditorProps, 'opened'> & {
  kind: ContentKind
  known: ContentDeskView | undefined
  reload(): void
}

function Form({ institutionId, kind, known, reload, onWritten, onClose }: FormProps) {
  const { t } = useTranslation()
  const words = useContentWords()
  const saved = known?.content ?? blank(kind)
  // What is typed stays with the piece, whatever version it was typed over: somebody else's save does not lose it.
  const draft = useDraft<Content>(`content ${institutionId} ${known?.contentId ?? kind}`, saved)
  const { save, restore } = useContentActions(institutionId, known?.contentId, (view) => {
    draft.forget()
    if (known === undefined) onWritten(view.contentId)
  })
  const problems = new Set(
    contentSchema.safeParse(draft.value).error?.issues.map(({ path }) => path.join('.')),
  )
  const version = known?.version ?? 0
  const isPublished = known?.isPublished ?? false
  const keep = (publish: boolean) => save.mutate({ version, content: draft.value, isPublished: publish })

  return (
    <Page
      title={t(`contentKind.${kind}`)}
      purpose={t('content.editWhat')}
      actions={<Button onClick={onClose}>{t('content.back')}</Button>}
    >
      <ErrorAlert error={save.error} />
      {!draft.isChanged && version > 0 && (
        <Alert
          role="status"
          type={isPublished ? 'success' : 'info'}
          message={t(isPublished ? 'content.isPublished' : 'content.isWithdrawn')}
        />
      )}
      {draft.isChanged && <Alert role="status" type="info" message={t('content.kept')} />}
      <ContentFields value={draft.value} problems={problems} onChange={draft.change} />
      <Flex gap="small" wrap>
        <Button
          type="primary"
          loading={save.isPending}
          disabled={problems.size > 0 || (isPublished && !draft.isChanged)}
          onClick={() => keep(true)}
        >
          {t('content.publish')}
        </Button>
        <Button
          disabled={problems.size > 0 || !draft.isChanged || save.isPending}
          onClick={() => keep(false)}
        >
          {t('content.saveDraft')}
        </Button>
        {isPublished && (
          <Button danger disabled={problems.size > 0 || save.isPending} onClick={() => keep(false)}>
            {t('content.withdraw')}
          </Button>
        )}
        <Button disabled={!draft.isChanged} onClick={draft.drop}>
          {t('settings.undo')}
        </Button>
        {known && (
          <Button type="text" onClick={reload}>
            {t('content.refresh')}
          </Button>
        )}
      </Flex>
      <ContentPreview value={draft.value} />
      {known && (
        <VersionHistory
          version={version}
          history={changesInWords(known.history, words, t('settings.nothing'))}
          hasFirst={false}
          restoring={restore}
          onRestore={(wanted) => restore.mutateAsync({ version, restore: wanted })}
        />
      )}
    </Page>
  )
}
