import { findPerson } from '../../people.ts'
import type { Trade } from '../trades/trade.ts'

/** The payer as bills show them: `*秀英(139******01)`. */
export function payerInBill({ personId }: Trade): string {
  const person = findPerson(personId)
  if (person === undefined) return ''
  const phone = person.phone.replace(/^(.{3}).*(.{2})$/, '$1******$2')

  return `*${person.name.slice(1)}(${phone})`
}
