import { useTranslation } from 'react-i18next'

/**
 * What a rule found in words of a person or of a model, or the net that was taught (`learned_<flag>:<score>`); one
 * without a text is shown as it stands.
 */
export function useRuleText(): (rule: string) => string {
  const { t, i18n } = useTranslation()
  const textOf = (rule: string) => {
    const key = `ruleHit.${rule.replace(/^red_flag_/, '')}`

    return i18n.exists(key) ? t(key) : rule
  }

  return (rule) => {
    const [, flag, score] = /^learned_(\w+):(.+)$/.exec(rule) ?? []

    return flag === undefined ? textOf(rule) : t('ruleLearned', { flag: textOf(flag), score })
  }
}
