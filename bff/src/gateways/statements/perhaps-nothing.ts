import { addDays, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import type { Statement } from './port.ts'

/** A provider that has no file and does not say why: until then it may come. UNCONFIRMED of both of them. */
const SURELY_WRITTEN_AT = '12:00'

export function perhapsNothing(day: string, now: Date): Statement {
  const isSure = now >= new Date(shanghaiInstantOf(addDays(day, 1), SURELY_WRITTEN_AT))

  return { is: isSure ? 'nothing' : 'not_ready' }
}
