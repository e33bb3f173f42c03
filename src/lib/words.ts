import { useTranslation } from '@/lib/use-translation'
import { yuan } from './money'
import { clockOf, dayOf, daysBetween, today, weekdayOf } from './shanghai-time'

const weekdayKeys = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Times and sums in words people use, in their language, always Shanghai time. */
export function useWords() {
  const { t } = useTranslation()

  const weekday = (instant: string): string =>
    t(`time.weekday.${weekdayKeys[weekdayOf(dayOf(instant))] ?? 'sun'}`)

  /** `明天 11月23日 周一`, `tomorrow, Mon 23 Nov`. */
  const day = (instant: string): string => {
    const on = dayOf(instant)
    const distance = daysBetween(today(), on)
    // English has no short word for the day after tomorrow.
    const names = [t('time.today'), t('time.tomorrow'), t('time.dayAfter')].slice(
      0,
      Number(t('time.namedDays')),
    )
    const month = Number(on.slice(5, 7))
    const parts = {
      year: on.slice(0, 4),
      month,
      monthName: monthNames[month - 1],
      day: Number(on.slice(8, 10)),
    }
    const isThisYear = on.slice(0, 4) === today().slice(0, 4)
    const date = isThisYear ? t('time.date', parts) : t('time.dateWithYear', parts)
    const name = names[distance]
    return name
      ? t('time.named', { name, date, weekday: weekday(on) })
      : t('time.plain', { date, weekday: weekday(on) })
  }

  return {
    day,
    weekday,
    /** `1988年11月2日`, `2 Nov 1988`: a birthday, a day long ago. */
    date: (on: string): string => {
      const month = Number(on.slice(5, 7))
      return t('time.dateWithYear', {
        year: on.slice(0, 4),
        month,
        monthName: monthNames[month - 1],
        day: Number(on.slice(8, 10)),
      })
    },
    /** `11/24`, `24 Nov`: where a whole date has no room. */
    shortDate: (on: string): string => {
      const month = Number(on.slice(5, 7))
      return t('time.shortDate', { month, monthName: monthNames[month - 1], day: Number(on.slice(8, 10)) })
    },
    /** `HH:mm`. */
    clock: clockOf,
    /** `明天 11月23日 周一 09:30–10:00`. */
    range: (from: string, to: string): string =>
      t('time.range', { day: day(from), from: clockOf(from), to: clockOf(to) }),
    at: (instant: string): string => t('time.at', { day: day(instant), from: clockOf(instant) }),
    /** As `at`, without the date when it is today: `今天 09:45`. */
    moment: (instant: string): string =>
      t('time.at', {
        day: dayOf(instant) === today() ? t('time.today') : day(instant),
        from: clockOf(instant),
      }),
    /** A deadline: only the clock when it is today. */
    by: (instant: string): string =>
      dayOf(instant) === today()
        ? clockOf(instant)
        : t('time.at', { day: day(instant), from: clockOf(instant) }),
    money: (fen: number): string => (fen === 0 ? t('money.free') : t('money.yuan', { amount: yuan(fen) })),
    left: (count: number): string => (count === 0 ? t('left.full') : t('left.left', { count })),
  }
}
