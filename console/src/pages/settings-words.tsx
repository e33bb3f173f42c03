import { type Language, languages } from '@tongzhen/contract/headers'
import {
  type InstitutionSettings,
  type InstitutionTextName,
  institutionSettings,
  institutionTextNames,
} from '@tongzhen/contract/institution-settings'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '../components/section'

interface SettingsWordsProps {
  value: InstitutionSettings
  onChange(value: InstitutionSettings): void
}

/** Dotted names of what the contract would refuse. */
export function problemsOf(settings: InstitutionSettings): Set<string> {
  const { error } = institutionSettings.safeParse(settings)

  return new Set(error?.issues.map(({ path }) => path.join('.')))
}

/** What the institution says of itself; what is left empty, the hospital's own system says. */
export function SettingsWords({ value, onChange }: SettingsWordsProps) {
  const { t } = useTranslation()
  const problems = problemsOf(value)
  const write = (language: Language, name: InstitutionTextName, text: string) =>
    onChange({
      ...value,
      texts: { ...value.texts, [language]: { ...value.texts[language], [name]: text || null } },
    })

  return (
    <Section title={t('settings.words')} what={t('settings.wordsWhat')}>
      <Form layout="vertical" component={false}>
        <div className="words">
          {institutionTextNames.flatMap((name) =>
            languages.map((language) => {
              const isWrong = problems.has(`texts.${language}.${name}`)
              const label = `${t(`settingText.${name}`)} · ${t(`settingLanguage.${language}`)}`

              return (
                <Form.Item
                  key={`${name} ${language}`}
                  label={label}
                  htmlFor={`${name}-${language}`}
                  validateStatus={isWrong ? 'error' : ''}
                  help={isWrong && t('settings.bothLanguages')}
                >
                  <Input
                    id={`${name}-${language}`}
                    lang={language}
                    maxLength={200}
                    autoComplete="off"
                    value={value.texts[language][name] ?? ''}
                    onChange={(event) => write(language, name, event.target.value)}
                  />
                </Form.Item>
              )
            }),
          )}
          <Form.Item
            label={t('settings.phone')}
            htmlFor="settings-phone"
            validateStatus={problems.has('phone') ? 'error' : ''}
            help={problems.has('phone') && t('settings.badPhone')}
          >
            <Input
              id="settings-phone"
              inputMode="tel"
              autoComplete="off"
              value={value.phone ?? ''}
              onChange={(event) => onChange({ ...value, phone: event.target.value || null })}
            />
          </Form.Item>
        </div>
      </Form>
    </Section>
  )
}
