export interface DateParts {
  year: string
  month: string
  day: string
}

/** `1988-1-2` and unfinished dates too, as the parts a person typed. */
export function splitDate(date: string): DateParts {
  const [year = '', month = '', day = ''] = date.split('-')
  return { year, month, day }
}

/** `YYYY-MM-DD` once every part is there (`1988`, `1`, `2` is `1988-01-02`); otherwise what there is; empty when nothing. */
export function joinDate({ year, month, day }: DateParts): string {
  if (year === '' && month === '' && day === '') return ''
  if (year.length < 4 || month === '' || day === '') return `${year}-${month}-${day}`
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
