import type { RefundRules } from '@tongzhen/contract/refunds'
import { Checkbox, Flex, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../components/number-field'
import { Section } from '../components/section'

type Automatic = NonNullable<RefundRules['automatic']>

interface RefundRulesFieldsProps {
  value: RefundRules
  onChange(value: RefundRules): void
}

/** What is there to begin with when somebody lets small amounts go back without a person. */
const CAREFUL: Automatic = { ceilingFen: 10_000, afterMinutes: 60, dailyCapFen: 500_000, mostPerMonth: 3 }

export function RefundRulesFields({ value, onChange }: RefundRulesFieldsProps) {
  const { t } = useTranslation()
  const { automatic, notice } = value
  const say = (language: 'zh' | 'en', text: string) =>
    onChange({ ...value, notice: { ...notice, [language]: text || null } })

  return (
    <Form layout="vertical" component={false}>
      <Section title={t('refundRules.people')}>
        {(['isOpen', 'asksDoctor', 'hasSecond'] as const).map((name) => (
          <Checkbox
            key={name}
            checked={value[name]}
            onChange={(event) => onChange({ ...value, [name]: event.target.checked })}
          >
            {t(`refundRules.${name}`)}
          </Checkbox>
        ))}
        <NumberField
          label={t('refundRules.daysPerStep')}
          value={value.daysPerStep}
          {...{ min: 1, max: 15 }}
          onChange={(daysPerStep) => onChange({ ...value, daysPerStep })}
        />
      </Section>
      <Section title={t('refundRules.byRule')} what={t('refundRules.byRuleWhat')}>
        <Checkbox
          checked={automatic !== null}
          onChange={(event) => onChange({ ...value, automatic: event.target.checked ? CAREFUL : null })}
        >
          {t('refundRules.automatic')}
        </Checkbox>
        {automatic && (
          <AutomaticFields value={automatic} onChange={(next) => onChange({ ...value, automatic: next })} />
        )}
      </Section>
      <Section title={t('refundRules.notice')} what={t('refundRules.noticeWhat')}>
        {(['zh', 'en'] as const).map((language) => (
          <Form.Item
            key={language}
            label={t(`refundRules.noticeIn.${language}`)}
            htmlFor={`notice-${language}`}
          >
            <Input
              id={`notice-${language}`}
              maxLength={300}
              autoComplete="off"
              value={notice[language] ?? ''}
              onChange={(event) => say(language, event.target.value)}
            />
          </Form.Item>
        ))}
      </Section>
    </Form>
  )
}

function AutomaticFields({ value, onChange }: { value: Automatic; onChange(value: Automatic): void }) {
  const { t } = useTranslation()

  return (
    <Flex gap="middle" wrap>
      {(['ceilingFen', 'dailyCapFen'] as const).map((name) => (
        <NumberField
          key={name}
          label={t(`refundRules.${name}`)}
          value={value[name] / 100}
          {...{ min: 0.01, max: 1_000_000, precision: 2 }}
          onChange={(yuan) => onChange({ ...value, [name]: Math.round(yuan * 100) })}
        />
      ))}
      <NumberField
        label={t('refundRules.afterMinutes')}
        value={value.afterMinutes}
        {...{ min: 0, max: 10_080 }}
        onChange={(afterMinutes) => onChange({ ...value, afterMinutes })}
      />
      <NumberField
        label={t('refundRules.mostPerMonth')}
        value={value.mostPerMonth}
        {...{ min: 1, max: 100 }}
        onChange={(mostPerMonth) => onChange({ ...value, mostPerMonth })}
      />
    </Flex>
  )
}
