import { z } from 'zod'
import { GatewayFailure } from '../../failure.ts'
import type { StatisticsGateway, VisitCounts } from '../statistics-port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import { localDate, localText } from './values.ts'

const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const visitCounts = z.object({
  days: z.array(z.object({ date: localDate, visits: count, registrations: count, insured: count })),
  ages: z.array(z.object({ from: count, to: count.nullish(), visits: count })),
  diseases: z.array(z.object({ code: z.string().min(1), name: localText, visits: count })),
})

/** Statistics at the front-service platform (docs/interfaces/his.md, "Statistics"; PROPOSED). */
export function createFrontServiceStatistics(deps: FrontServiceDeps): StatisticsGateway {
  const { ask } = createAsking(deps, (code) => new GatewayFailure('refused', { code, reason: code }))

  return {
    visits: ({ from, to }, trace) =>
      ask(
        {
          path: '/statistics/visits',
          request: { dateFrom: from, dateTo: to },
          answer: visitCounts,
        },
        trace,
        toCounts,
      ),
  }
}

function toCounts({ days, ages, diseases }: z.output<typeof visitCounts>): VisitCounts {
  return {
    days: days.map(({ date: on, visits, registrations, insured: insuredVisits }) => ({
      ...{ on, visits, registrations, insuredVisits },
    })),
    ages: ages.map(({ from, to, visits }) => ({ from, to: to ?? null, visits })),
    diseases: diseases.sort((a, b) => b.visits - a.visits || a.code.localeCompare(b.code)),
  }
}
