import { useTranslation } from 'react-i18next'
import { instant } from '../lib/format'

const INSTANT = /\d{4}-\d\d-\d\dT\S+/g

/**
 * What moved a payment, in words. The engine writes `operation: answer` of what the other side said, with the other
 * side's own code or instant behind a comma, and short notes of what somebody did; one without a text is shown as it
 * stands.
 */
export function useCauseText(): (cause: string) => string {
  const { t, i18n } = useTranslation()

  return (cause) => {
    const [, operation, answer, detail = ''] = /^(\w+): (\w+)(, .*)?$/.exec(cause) ?? []
    if (i18n.exists(`operation.${operation}`) && i18n.exists(`answer.${answer}`))
      return (
        t('cause.answered', { operation: t(`operation.${operation}`), answer: t(`answer.${answer}`) }) +
        detail.replace(/unreachable|unintelligible/, (kind) => t(`failure.${kind}`)).replace(INSTANT, instant)
      )
    const note = `cause.${cause.replaceAll(/\W+/g, '_')}`

    return i18n.exists(note) ? t(note) : cause
  }
}
