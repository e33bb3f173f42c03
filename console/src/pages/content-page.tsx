import {
  type ContentDeskRow,
  type ContentKind,
  publishedKinds,
  serviceKinds,
} from '@tongzhen/contract/content'
import { Button, Flex, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useContents } from '../api/content'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { Section } from '../components/section'
import { calendarDay } from '../lib/format'
import { ContentEditor } from './content-editor'
import { useStaff } from './use-staff'

/** What is being written: an old piece, or a new one of a kind. */
export type Opened = { kind: ContentKind; contentId?: string }

/** What an institution says of itself, by kind. */
export function ContentPage() {
  return <ContentsPage name="content" kinds={publishedKinds} />
}

/** What its customer service answers from, and what agents send with one press. */
export function KnowledgePage() {
  return <ContentsPage name="knowledge" kinds={serviceKinds} />
}

interface ContentsPageProps {
  name: 'content' | 'knowledge'
  kinds: readonly ContentKind[]
}

function ContentsPage({ name, kinds }: ContentsPageProps) {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const [opened, setOpened] = useState<Opened>()
  const known = useContents(institutionId)
  if (opened)
    return (
      <ContentEditor
        key={`${institutionId} ${opened.kind} ${opened.contentId}`}
        institutionId={institutionId}
        opened={opened}
        onWritten={(contentId) => setOpened({ ...opened, contentId })}
        onClose={() => setOpened(undefined)}
      />
    )

  return (
    <Page
      title={t(`${name}.title`)}
      purpose={t(`${name}.what`)}
      isLoading={known.isPending}
      error={known.error}
      actions={<InstitutionSelect value={institutionId} onChange={setInstitution} />}
    >
      {known.data && (
        <Flex vertical gap="large">
          {kinds.map((kind) => (
            <OfKind
              key={kind}
              kind={kind}
              rows={known.data.contents.filter((one) => one.kind === kind)}
              onOpen={setOpened}
            />
          ))}
        </Flex>
      )}
    </Page>
  )
}

interface OfKindProps {
  kind: ContentKind
  rows: ContentDeskRow[]
  onOpen(opened: Opened): void
}

function OfKind({ kind, rows, onOpen }: OfKindProps) {
  const { t } = useTranslation()
  const isOnce = kind === 'about' || kind === 'way'
  const name = t(`contentKind.${kind}`)

  return (
    <Section title={name}>
      {isOnce ? (
        <Flex gap="small" align="center">
          <State isPublished={rows[0]?.isPublished ?? false} />
          <Button
            aria-label={`${t('content.edit')} ${name}`}
            onClick={() => onOpen({ kind, contentId: kind })}
          >
            {t('content.edit')}
          </Button>
        </Flex>
      ) : (
        <>
          <div>
            <Button onClick={() => onOpen({ kind })}>{t(`content.new_${kind}`)}</Button>
          </div>
          <Table
            rowKey="contentId"
            size="small"
            pagination={false}
            locale={{ emptyText: t('content.none') }}
            dataSource={rows}
            columns={[
              { title: t('contentText.title'), className: 'prose', dataIndex: 'title' },
              { title: t('content.state'), render: (_, row) => <State isPublished={row.isPublished} /> },
              ...(kind === 'notice'
                ? [
                    {
                      title: t('content.days'),
                      render: (_: unknown, row: ContentDeskRow) =>
                        `${calendarDay(row.fromOn ?? '')} – ${row.untilOn === null ? t('content.noEnd') : calendarDay(row.untilOn)}`,
                    },
                    {
                      title: t('content.pinned'),
                      render: (_: unknown, row: ContentDeskRow) => row.isPinned && t('content.yes'),
                    },
                  ]
                : []),
              {
                title: t('people.actions'),
                render: (_, { contentId, title }) => (
                  <Button
                    aria-label={`${t('content.edit')} ${title}`}
                    onClick={() => onOpen({ kind, contentId })}
                  >
                    {t('content.edit')}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
    </Section>
  )
}

function State({ isPublished }: { isPublished: boolean }) {
  const { t } = useTranslation()

  return <Tag>{t(isPublished ? 'content.published' : 'content.withdrawn')}</Tag>
}
