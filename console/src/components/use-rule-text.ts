import { useTranslation } from 'react-i18next'

/**
 * What a rule found in words of a person or of a model, or the net that was taught (`learned_<flag>:<score>`), or what
 * the net overruled and why (`overruled_<flag>:<reason>`), or what sounded past (`aside_<flag>`); one without a text is shown as it stands.
 */
export function useRuleText(): (rule: string) => string {
  const { t, i18n } = useTranslation()
  const textOf = (rule: string) => {
    const key = `ruleHit.${rule.startsWith('asked:') ? askedKeyOf(rule) : rule.replace(/^red_flag_/, '')}`

    return i18n.exists(key) ? t(key) : rule
  }

  return (rule) => {
    const [, by, flag = '', beside = ''] = /^(learned|overruled)_(\w+):(.+)$/.exec(rule) ?? []
    if (by === 'learned') return t('ruleLearned', { flag: textOf(flag), score: beside })
    if (by === 'overruled')
      return t('ruleOverruled', {
        flag: textOf(flag),
        reason: t(`overruledFor.${beside}` as 'overruledFor.past'),
      })

    if (rule.startsWith('aside_')) return t('ruleAside', { flag: textOf(rule.slice('aside_'.length)) })

    return textOf(rule)
  }
}

/** Which sign it was stands in what the person said, and in the answer. */
const askedKeyOf = (rule: string) =>
  rule === 'asked:none' ? 'asked_none' : rule === 'asked:heard_now' ? 'asked_heard_now' : 'asked_sign'
