import { type Content, type ContentTextName, contentTexts, richTexts } from '@tongzhen/contract/content'
import { type Language, languages } from '@tongzhen/contract/headers'
import { Checkbox, Flex, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

interface ContentFieldsProps {
  value: Content
  /** Dotted names of what the contract would refuse. */
  problems: ReadonlySet<string>
  onChange(value: Content): void
}

/** Chinese beside English, text by text; below them what a kind has of its own. */
export function ContentFields({ value, problems, onChange }: ContentFieldsProps) {
  const { t } = useTranslation()
  const texts: Record<Language, Partial<Record<ContentTextName, string>>> = value.texts
  const write = (language: Language, name: ContentTextName, text: string) =>
    onChange({
      ...value,
      texts: { ...texts, [language]: { ...texts[language], [name]: text } },
    } as Content)

  return (
    <Form layout="vertical" component={false}>
      <div className="words">
        {contentTexts[value.kind].flatMap((name) =>
          languages.map((language) => {
            const isWanting = problems.has(`texts.${language}.${name}`)
            // A field that nobody has begun in either language is not wrong yet; it says that it is needed all the same.
            const isBegun = languages.some((one) => (texts[one][name] ?? '') !== '')
            const isRich = richTexts.includes(name)
            const shared = {
              id: `${name}-${language}`,
              lang: language,
              value: texts[language][name] ?? '',
              onChange: (event: { target: { value: string } }) => write(language, name, event.target.value),
            }

            return (
              <Form.Item
                key={`${name} ${language}`}
                label={`${t(`contentText.${name}`)} · ${t(`settingLanguage.${language}`)}`}
                htmlFor={shared.id}
                validateStatus={isWanting && isBegun ? 'error' : ''}
                help={isWanting ? t('content.bothLanguages') : isRich && t('content.signs')}
              >
                {isRich ? (
                  <Input.TextArea {...shared} autoSize={{ minRows: 5, maxRows: 20 }} />
                ) : (
                  <Input {...shared} autoComplete="off" />
                )}
              </Form.Item>
            )
          }),
        )}
      </div>
      {value.kind === 'notice' && (
        <Flex gap="large" wrap>
          <Day
            name="fromOn"
            value={value.fromOn}
            onChange={(fromOn) => onChange({ ...value, fromOn: fromOn ?? value.fromOn })}
          />
          <Day
            name="untilOn"
            value={value.untilOn}
            isWrong={problems.has('untilOn')}
            onChange={(untilOn) => onChange({ ...value, untilOn })}
          />
          <Checkbox
            checked={value.isPinned}
            onChange={(event) => onChange({ ...value, isPinned: event.target.checked })}
          >
            {t('content.pin')}
          </Checkbox>
        </Flex>
      )}
      {value.kind === 'way' && <Position {...{ value, problems, onChange }} />}
    </Form>
  )
}

interface DayProps {
  name: 'fromOn' | 'untilOn'
  value: string | null
  isWrong?: boolean
  onChange(value: string | null): void
}

function Day({ name, value, isWrong = false, onChange }: DayProps) {
  const { t } = useTranslation()

  return (
    <Form.Item
      label={t(`content.${name}`)}
      htmlFor={name}
      validateStatus={isWrong ? 'error' : ''}
      help={isWrong && t('content.endsFirst')}
    >
      <Input
        id={name}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </Form.Item>
  )
}

interface PositionProps {
  value: Extract<Content, { kind: 'way' }>
  problems: ReadonlySet<string>
  onChange(value: Content): void
}

/** Coordinates of Chinese maps; without both, patients have the text only. */
function Position({ value, problems, onChange }: PositionProps) {
  const { t } = useTranslation()
  const position = value.position ?? { latitude: 0, longitude: 0 }

  return (
    <Flex gap="large" wrap align="end">
      <Form.Item>
        <Checkbox
          checked={value.position !== null}
          onChange={(event) => onChange({ ...value, position: event.target.checked ? position : null })}
        >
          {t('content.hasMap')}
        </Checkbox>
      </Form.Item>
      {value.position &&
        (['latitude', 'longitude'] as const).map((name) => (
          <Form.Item
            key={name}
            label={t(`content.${name}`)}
            htmlFor={name}
            {...(problems.has(`position.${name}`) && { validateStatus: 'error', help: t('content.offMap') })}
          >
            <Input
              id={name}
              type="number"
              step="0.0001"
              value={position[name]}
              onChange={(event) =>
                onChange({ ...value, position: { ...position, [name]: Number(event.target.value) } })
              }
            />
          </Form.Item>
        ))}
    </Flex>
  )
}
