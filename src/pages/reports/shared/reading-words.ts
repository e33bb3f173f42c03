import type { ReportRange } from '@tongzhen/contract/reports'
import type { Reading } from '@tongzhen/contract/states'
import { useTranslation } from '@/lib/use-translation'

/** How values and their ranges are said. */
export function useReadingWords() {
  const { t } = useTranslation('reports')
  return {
    range: (range: ReportRange | null, unit: string): string => {
      if (range === null) return t('range.none')
      const { low, high } = range
      if (low !== null && high !== null) return t('range.both', { low, high, unit })
      return low === null ? t('range.high', { high, unit }) : t('range.low', { low, unit })
    },
    reading: (reading: Reading): string => t(`reading.${reading}`),
  }
}
