import { type Content, type ContentTextName, contentTexts, richTexts } from '@tongzhen/contract/content'
import { type Language, languages } from '@tongzhen/contract/headers'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePreviewText } from '../api/content'
import { ErrorAlert } from '../components/error-alert'
import { RichText } from '../components/rich-text'
import { Section } from '../components/section'

/** What patients would read, in both languages, when somebody wants to see it. */
export function ContentPreview({ value }: { value: Content }) {
  const { t } = useTranslation()
  const preview = usePreviewText()
  const names: readonly ContentTextName[] = contentTexts[value.kind]
  const texts: Record<Language, Partial<Record<ContentTextName, string>>> = value.texts
  const rich = names.filter((name) => richTexts.includes(name))
  const look = () =>
    preview.mutate(languages.flatMap((language) => rich.map((name) => texts[language][name] ?? '')))

  return (
    <Section title={t('content.preview')}>
      <div>
        <Button onClick={look} loading={preview.isPending}>
          {t('content.look')}
        </Button>
      </div>
      <ErrorAlert error={preview.error} onRetry={look} />
      {preview.data && (
        <div className="words">
          {languages.map((language, column) => (
            <div key={language} className="reading" lang={language}>
              {rich.map((name, row) => (
                <RichText key={name} blocks={preview.data.texts[column * rich.length + row] ?? []} />
              ))}
            </div>
          ))}
        </div>
      )}
    </Section>
  )
}
