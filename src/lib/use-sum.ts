import { useTranslation } from '@/lib/use-translation'

/** A sum as it stands on a bill, with its fen even when there are none: what stands below one another can be added up. */
export function useSum(): (fen: number) => string {
  const { t } = useTranslation()
  return (fen) => {
    const digits = String(Math.abs(fen)).padStart(3, '0')
    const sum = t('money.yuan', { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` })
    return fen < 0 ? `−${sum}` : sum
  }
}
