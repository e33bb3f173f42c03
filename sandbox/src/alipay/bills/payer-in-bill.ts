import { findPerson } from '../../people.ts'
import { logonIdOf } from '../trades/query.ts'
import type { Trade } from '../trades/trade.ts'

/** The payer as bills show them: `*秀英(139******01)`. */
export function payerInBill({ personId }: Trade): string {
  const person = findPerson(personId)

  return person ? `*${person.name.slice(1)}(${logonIdOf(person)})` : ''
}
