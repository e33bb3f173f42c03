import { dayOf, daysBetween, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

const SOON_DAYS = 14

/** Until when an account may act for somebody, and how soon that is. */
export function useTermWords() {
  const { t } = useTranslation('patients')
  const words = useWords()

  return {
    lasts: (until: string | null): string =>
      until === null ? t('term.until_ended') : t('term.until', { date: words.date(dayOf(until)) }),

    /** Only when it is soon: whoever needs it longer has to do something. */
    soon: (until: string | null): string | undefined => {
      const days = until === null ? SOON_DAYS + 1 : daysBetween(today(), dayOf(until))
      return days > SOON_DAYS ? undefined : t('term.soon', { count: Math.max(0, days) })
    },
  }
}
