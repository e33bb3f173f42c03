import type { DocumentChange } from '@tongzhen/contract/content'
import type { PrepaidWay } from '@tongzhen/contract/states'
import { useTranslation } from 'react-i18next'
import { yuan } from '../lib/format'

/** One change of the rules as people read it: what, from what, to what. */
export function usePrepaidRulesInWords() {
  const { t } = useTranslation()
  const nameOf = (name: string): string => {
    const [part, way, bound] = name.split('.')
    if (part === 'isOpen') return t('prepaidRules.isOpen')
    const called = t(`prepaidWay.${way as PrepaidWay}`)

    return part === 'ways' ? called : t(`prepaidRules.${bound as 'leastFen' | 'mostFen'}`, { way: called })
  }
  const told = (name: string, value: string | null): string => {
    if (value === null) return t('settings.nothing')
    if (name.startsWith('limits.')) return yuan(Number(value))

    return t(value === 'true' ? 'refundRules.yes' : 'refundRules.no')
  }

  return ({ name, from, to }: DocumentChange): string =>
    `${nameOf(name)}: ${told(name, from)} → ${told(name, to)}`
}
