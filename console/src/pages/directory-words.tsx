import type { OwnWords } from '@tongzhen/contract/directory'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DirectoryRow } from './directory-list'

export type DirectoryTextName = 'intro' | 'specialities' | 'biography'
export type HospitalsWords = Partial<Record<DirectoryTextName, { zh: string; en?: string | undefined }>>

interface DirectoryWordsProps {
  row: DirectoryRow
  value: Record<string, OwnWords | boolean>
  onChange(name: DirectoryTextName, words: OwnWords): void
}

const sides = { zh: 'zh-CN', en: 'en-US' } as const

/** Both languages over what the hospital's own system says, which stands there in grey; both empty: the hospital's. */
export function DirectoryWords({ row, value, onChange }: DirectoryWordsProps) {
  const { t } = useTranslation()
  const names = Object.keys(row.hospitals) as DirectoryTextName[]

  return (
    <Form layout="vertical" component={false}>
      <div className="words">
        {names.flatMap((name) => {
          const own = typeof value[name] === 'object' ? value[name] : null
          const words = { zh: own?.zh ?? '', en: own?.en ?? '' }

          return (['zh', 'en'] as const).map((side) => {
            const isMissing = own !== null && words[side].trim() === ''
            const id = `${row.id}-${name}-${side}`

            return (
              <Form.Item
                key={id}
                htmlFor={id}
                label={`${t(`directoryText.${name}`)} · ${t(`settingLanguage.${sides[side]}`)}`}
                validateStatus={isMissing ? 'error' : ''}
                help={isMissing && t('settings.bothLanguages')}
              >
                <Input.TextArea
                  id={id}
                  lang={sides[side]}
                  autoSize={{ minRows: 2 }}
                  placeholder={row.hospitals[name]?.[side]}
                  value={words[side]}
                  onChange={(event) => {
                    const next = { ...words, [side]: event.target.value }
                    onChange(name, next.zh === '' && next.en === '' ? null : next)
                  }}
                />
              </Form.Item>
            )
          })
        })}
      </div>
    </Form>
  )
}
