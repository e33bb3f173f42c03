import { z } from 'zod'
import { date, institutionId } from './common.ts'
import { route } from './route.ts'
import { paymentMeans, paymentPurposes, refundWays, visitKinds } from './states.ts'

/** Rows of a period, each of one day or of one month. */
export const periodUnits = ['day', 'month'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** So many days of rows by day; longer periods are told by month. */
export const LONGEST_BY_DAY = 92
export const LONGEST_BY_MONTH = 3 * 366
/** As a hospital's system is asked (docs/interfaces/his.md, "Statistics"). */
export const LONGEST_OF_HOSPITAL = 92

const DAY_MS = 24 * 60 * 60 * 1000

/** Days from one to the other, both included: 1 for the same day, less than 1 the wrong way round. */
export function daysIn({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1
}

/** Sums may be larger than any one payment. */
const sumFen = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const count = z.int().min(0)
/** `2026-11-24` or `2026-11`. */
const period = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)

const isOfLength = ({ from, to, per }: { from: string; to: string; per: PeriodUnit }) =>
  daysIn({ from, to }) >= 1 && daysIn({ from, to }) <= (per === 'day' ? LONGEST_BY_DAY : LONGEST_BY_MONTH)
const wholePeriod = {
  institutionId: institutionId.optional(),
  /** Both included, in Asia/Shanghai. */
  from: date,
  to: date,
  per: z.enum(periodUnits),
}
const ofPeriod = z
  .object(wholePeriod)
  .strict()
  .refine(isOfLength, { path: ['to'] })
export type StatisticsPeriod = z.output<typeof ofPeriod>

/**
 * Refunds by the day on which the last one agreed, which is the day on which the hospital takes them out of its books.
 * What is due (应退) is what went back (已退) and what is outstanding (待退) together.
 */
const refundFigures = z.object({
  period,
  means: z.enum(paymentMeans),
  way: z.enum(refundWays),
  dueCount: count,
  dueFen: sumFen,
  refundedCount: count,
  refundedFen: sumFen,
  outstandingCount: count,
  outstandingFen: sumFen,
})
export type RefundFigures = z.output<typeof refundFigures>

/** The ledger's movements by the day on which they were done. */
const financeFigures = z.object({
  period,
  means: z.enum(paymentMeans),
  purpose: z.enum(paymentPurposes),
  takenCount: count,
  /** Own money that came in through the provider. */
  takenFen: sumFen,
  insuredCount: count,
  /** The insurer's part. */
  insuredFen: sumFen,
  returnedCount: count,
  /** What went back through the provider, own money. */
  returnedFen: sumFen,
  insuredBackFen: sumFen,
  byHandCount: count,
  /** Given back by the hospital itself. */
  byHandFen: sumFen,
  /** What came in less what went back, the insurer's part with it; negative when more went back. */
  netFen: z.int(),
})
export type FinanceFigures = z.output<typeof financeFigures>

/** Registrations that the hospital confirmed, by the day of the visit, and what became of them. */
const visitFigures = z.object({
  period,
  visitKind: z.enum(visitKinds),
  /** All of the following together. */
  registered: count,
  /** Still to come. */
  booked: count,
  visited: count,
  missed: count,
  cancelled: count,
  stopped: count,
})
export type VisitFigures = z.output<typeof visitFigures>

/** What the hospital counts of all its outpatients, whichever way they came. */
const hospitalFigures = z.object({
  /** `insuredVisits`: those with an insurer. */
  days: z.array(z.object({ on: date, visits: count, registrations: count, insuredVisits: count })),
  /** By age in years, both included; `to` null: and older. */
  ages: z.array(z.object({ from: count, to: count.nullable(), visits: count })),
  /** First diagnoses by their code (ICD-10), the most frequent first. */
  diseases: z.array(z.object({ code: z.string(), name: z.string(), visits: count })),
})
export type HospitalFigures = z.output<typeof hospitalFigures>

const exported = <const Sheet extends string>(sheets: [Sheet, ...Sheet[]]) =>
  z
    .object({ ...wholePeriod, sheet: z.enum(sheets), language: z.enum(['zh-CN', 'en-US']) })
    .strict()
    .refine(isOfLength, { path: ['to'] })

export const statisticsRoutes = {
  getRefundStatistics: route({
    method: 'GET',
    path: '/api/staff/statistics/refunds',
    access: { who: 'staff', may: 'statistics.money' },
    query: ofPeriod,
    response: z.object({ rows: z.array(refundFigures) }),
  }),
  /** Of what was agreed to on one day: on which days the provider gave it back; null: not yet. */
  getRefundsReturned: route({
    method: 'GET',
    path: '/api/staff/statistics/refunds/returned',
    access: { who: 'staff', may: 'statistics.money' },
    query: z
      .object({
        institutionId: institutionId.optional(),
        agreedOn: date,
        means: z.enum(paymentMeans),
        way: z.enum(refundWays),
      })
      .strict(),
    response: z.object({
      days: z.array(z.object({ returnedOn: date.nullable(), count, fen: sumFen })),
    }),
  }),
  getFinanceReport: route({
    method: 'GET',
    path: '/api/staff/statistics/finance',
    access: { who: 'staff', may: 'statistics.money' },
    query: ofPeriod,
    response: z.object({ rows: z.array(financeFigures) }),
  }),
  getVisitStatistics: route({
    method: 'GET',
    path: '/api/staff/statistics/visits',
    access: { who: 'staff', may: 'statistics.counts' },
    query: ofPeriod,
    response: z.object({ rows: z.array(visitFigures) }),
  }),
  /** Live from the hospital, which alone knows ages and diagnoses. */
  getHospitalStatistics: route({
    method: 'GET',
    path: '/api/staff/statistics/hospital',
    access: { who: 'staff', may: 'statistics.counts' },
    query: z
      .object({ institutionId, from: date, to: date })
      .strict()
      .refine((query) => daysIn(query) >= 1 && daysIn(query) <= LONGEST_OF_HOSPITAL, { path: ['to'] }),
    /** Null: its system does not tell. */
    response: z.object({ figures: hospitalFigures.nullable() }),
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  exportMoneyStatistics: route({
    method: 'GET',
    path: '/api/staff/statistics/money/export',
    access: { who: 'staff', may: 'statistics.money' },
    query: exported(['refunds', 'finance']),
    response: 'file',
  }),
  exportVisitStatistics: route({
    method: 'GET',
    path: '/api/staff/statistics/visits/export',
    access: { who: 'staff', may: 'statistics.counts' },
    query: exported(['visits']),
    response: 'file',
  }),
}
