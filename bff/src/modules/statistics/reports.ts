import { paymentMeans, paymentPurposes, refundWays, visitKinds } from '@tongzhen/contract/states'
import type { FinanceFigures, RefundFigures, VisitFigures } from '@tongzhen/contract/statistics'
import type { Db } from '../../db/schema.ts'
import type { Figure } from '../../db/tables/statistics.ts'
import { type FigureQuery, type FigureSum, readFigures } from './figures.ts'

export type ReportQuery = Omit<FigureQuery, 'figures'>

/** Refunds by the day of the agreement: due is what went back and what is still to go. */
export async function refundReport(db: Db, query: ReportQuery): Promise<RefundFigures[]> {
  const sums = await readFigures(db, { ...query, figures: ['refund returned', 'refund outstanding'] })

  return rowsOf(sums, ({ period, means, detail }, sumOf) => {
    const refunded = sumOf('refund returned')
    const outstanding = sumOf('refund outstanding')

    return {
      ...{ period, means: known(paymentMeans, means), way: known(refundWays, detail) },
      ...{ dueCount: refunded.count + outstanding.count, dueFen: refunded.fen + outstanding.fen },
      ...{ refundedCount: refunded.count, refundedFen: refunded.fen },
      ...{ outstandingCount: outstanding.count, outstandingFen: outstanding.fen },
    }
  })
}

/** Names of the ledger's postings (payments/decide-*.ts). */
const postings = ['cash in', 'cash out', 'insurance in', 'insurance out', 'by hand'] as const

/** What the ledger says came in and went back, on the day on which it did. */
export async function financeReport(db: Db, query: ReportQuery): Promise<FinanceFigures[]> {
  const figures = postings.map((name): Figure => `ledger ${name}`)
  const sums = await readFigures(db, { ...query, figures })

  return rowsOf(sums, ({ period, means, detail }, sumOf) => {
    const taken = sumOf('ledger cash in')
    const insured = sumOf('ledger insurance in')
    const returned = sumOf('ledger cash out')
    const insuredBack = sumOf('ledger insurance out')
    const byHand = sumOf('ledger by hand')

    return {
      ...{ period, means: known(paymentMeans, means), purpose: known(paymentPurposes, detail) },
      ...{ takenCount: taken.count, takenFen: taken.fen },
      ...{ insuredCount: insured.count, insuredFen: insured.fen },
      ...{ returnedCount: returned.count, returnedFen: returned.fen, insuredBackFen: insuredBack.fen },
      ...{ byHandCount: byHand.count, byHandFen: byHand.fen },
      netFen: taken.fen + insured.fen - returned.fen - insuredBack.fen - byHand.fen,
    }
  })
}

const outcomes = ['booked', 'visited', 'missed', 'cancelled', 'stopped'] as const

/** Confirmed registrations by the day of the visit, and what became of them. */
export async function visitReport(db: Db, query: ReportQuery): Promise<VisitFigures[]> {
  const figures = outcomes.map((name): Figure => `visit ${name}`)
  const sums = await readFigures(db, { ...query, figures })

  return rowsOf(sums, ({ period, detail }, sumOf) => {
    const { count: booked } = sumOf('visit booked')
    const { count: visited } = sumOf('visit visited')
    const { count: missed } = sumOf('visit missed')
    const { count: cancelled } = sumOf('visit cancelled')
    const { count: stopped } = sumOf('visit stopped')

    return {
      ...{ period, visitKind: known(visitKinds, detail) },
      registered: booked + visited + missed + cancelled + stopped,
      ...{ booked, visited, missed, cancelled, stopped },
    }
  })
}

type SumOf = (figure: Figure) => { count: number; fen: number }

/** One row for each period, means and detail. */
function rowsOf<Row>(sums: readonly FigureSum[], toRow: (first: FigureSum, sumOf: SumOf) => Row): Row[] {
  const groups = new Map<string, FigureSum[]>()
  for (const sum of sums) {
    const key = `${sum.period} ${sum.means} ${sum.detail}`
    groups.set(key, [...(groups.get(key) ?? []), sum])
  }

  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []

    return toRow(first, (figure) => {
      const found = group.find((one) => one.figure === figure)

      return { count: found?.rowCount ?? 0, fen: found?.fen ?? 0 }
    })
  })
}

/** A word that we wrote ourselves; another one is a mistake of ours. */
function known<const Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((one) => one === text)
  if (word === undefined) throw new Error(`the figures say ${text}`)

  return word
}
