import type { RefundRules } from '@tongzhen/contract/refunds'
import { useTranslation } from 'react-i18next'
import { yuan } from '../lib/format'

/** What changed from one version of the rules to the next, as people read it; all of it of the first. */
export function useRulesInWords() {
  const { t } = useTranslation()
  const yesOrNo = (is: boolean) => t(is ? 'refundRules.yes' : 'refundRules.no')
  const inWords = ({ automatic, notice, ...rules }: RefundRules): Record<string, string> => ({
    [t('refundRules.isOpen')]: yesOrNo(rules.isOpen),
    [t('refundRules.asksDoctor')]: yesOrNo(rules.asksDoctor),
    [t('refundRules.hasSecond')]: yesOrNo(rules.hasSecond),
    [t('refundRules.daysPerStep')]: String(rules.daysPerStep),
    [t('refundRules.automatic')]: yesOrNo(automatic !== null),
    ...(automatic && {
      [t('refundRules.ceilingFen')]: yuan(automatic.ceilingFen),
      [t('refundRules.dailyCapFen')]: yuan(automatic.dailyCapFen),
      [t('refundRules.afterMinutes')]: String(automatic.afterMinutes),
      [t('refundRules.mostPerMonth')]: String(automatic.mostPerMonth),
    }),
    [t('refundRules.noticeIn.zh')]: notice.zh ?? t('settings.nothing'),
    [t('refundRules.noticeIn.en')]: notice.en ?? t('settings.nothing'),
  })

  return (before: RefundRules | undefined, after: RefundRules): string[] => {
    const were = before ? inWords(before) : {}
    return Object.entries(inWords(after))
      .filter(([name, value]) => were[name] !== value)
      .map(([name, value]) =>
        before ? `${name}: ${were[name] ?? t('settings.nothing')} → ${value}` : `${name}: ${value}`,
      )
  }
}
