import { z } from 'zod'
import { date, id, instant, institutionId } from './common.ts'
import { route } from './route.ts'
import { staffId, staffReason } from './staff.ts'
import { paymentMeans } from './states.ts'

/**
 * Who says something of a day's money. `platform`: our ledger of what the providers hold; `books`: our ledger of what
 * the hospitals have; `channel`: the providers' bills; `his`: the hospitals' own books.
 */
export const reconSources = ['platform', 'books', 'channel', 'his'] as const
export type ReconSource = (typeof reconSources)[number]

/** What is read of a day: `transfers` is the providers' statement of another account, and the channel's word of transfers. */
export const statementSources = [...reconSources, 'transfers'] as const
export type StatementSource = (typeof statementSources)[number]

/** `transfer`: money of a card, to somebody's wallet (docs/decisions/0044). */
export const reconKinds = ['payment', 'refund', 'transfer'] as const
export type ReconKind = (typeof reconKinds)[number]

/** `waiting`: for a statement that is not there yet, or could not be read. */
const runStates = ['reading', 'waiting', 'comparing', 'agreed', 'differs'] as const
export type RunState = (typeof runStates)[number]

/** `nothing`: it says that nothing was traded. `refused`: it is not what it should be, and is not believed. */
const sourceStates = ['wanted', 'reading', 'read', 'nothing', 'not_ready', 'silent', 'refused'] as const
export type SourceState = (typeof sourceStates)[number]

/** Reliability.md §3.7. */
export const differenceClasses = [
  'missing_platform',
  'missing_channel',
  'missing_his',
  'amount',
  'status',
  'time_cross_day',
  'duplicate',
] as const
export type DifferenceClass = (typeof differenceClasses)[number]

/** `manual`: proposed to be written off, waits for the second person. */
export const differenceStates = ['open', 'explained', 'auto_fixed', 'manual', 'closed'] as const
export type DifferenceState = (typeof differenceStates)[number]

export const settledAs = ['explained', 'auto_fixed', 'written_off'] as const
export type SettledAs = (typeof settledAs)[number]

/** Sums of a day may be larger than any one payment. */
const sumFen = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
const means = z.enum(paymentMeans)

const source = z.object({
  source: z.enum(statementSources),
  /** A merchant of the configuration, or an institution; null of what we know ourselves. */
  party: z.string().nullable(),
  state: z.enum(sourceStates),
  lineCount: z.int(),
  detail: z.string().nullable(),
  changedAt: instant,
})

const total = z.object({
  means,
  kind: z.enum(reconKinds),
  source: z.enum(reconSources),
  lineCount: z.int(),
  fen: sumFen,
})
export type ReconTotal = z.output<typeof total>

const day = z.object({
  institutionId,
  day: date,
  state: z.enum(runStates),
  /** Near midnight, or a refund: looked for in a neighbouring day before they are raised. */
  waiting: z.int(),
  changedAt: instant,
  open: z.int(),
  closed: z.int(),
  totals: z.array(total),
})
export type ReconDay = z.output<typeof day>

const wholeDay = day.extend({ sources: z.array(source), version: z.int() })
export type WholeReconDay = z.output<typeof wholeDay>

const differenceRow = z.object({
  differenceId: id('rdf'),
  institutionId,
  day: date,
  number: z.string(),
  orderNumber: z.string(),
  kind: z.enum(reconKinds),
  means,
  class: z.enum(differenceClasses),
  fen: sumFen,
  state: z.enum(differenceStates),
  settledAs: z.enum(settledAs).nullable(),
  foundAt: instant,
})
export type DifferenceRow = z.output<typeof differenceRow>

const person = z.object({ staffId, name: z.string() })
const difference = differenceRow.extend({
  version: z.int(),
  pairs: z.array(z.enum(['platform_channel', 'platform_his', 'channel_his'])),
  sides: z.array(
    z.object({
      source: z.enum(reconSources),
      day: date,
      fen: sumFen,
      at: instant,
      status: z.enum(['done', 'pending', 'failed']),
      means,
      providerNumber: z.string(),
    }),
  ),
  proposedBy: person.nullable(),
  history: z.array(
    z.object({
      version: z.int(),
      from: z.enum(differenceStates).nullable(),
      to: z.enum(differenceStates),
      cause: z.string(),
      by: person.nullable(),
      remark: z.string().nullable(),
      at: instant,
    }),
  ),
})
export type Difference = z.output<typeof difference>

const ofDay = z.object({ institutionId, day: date })
const ofDifference = z.object({ differenceId: id('rdf') })
const at = 'params.differenceId'
const worked = z.object({ version: z.int(), reason: staffReason }).strict()

/** Three books of one day compared, each with each, and what to do where they differ (reliability.md §3.7). */
export const reconciliationRoutes = {
  /** The newest days first. */
  listReconDays: route({
    method: 'GET',
    path: '/api/staff/reconciliation',
    access: { who: 'staff', may: 'reconciliation.view' },
    query: z.object({ institutionId, before: date.optional() }).strict(),
    response: z.object({ days: z.array(day), nextBefore: date.nullable() }),
  }),
  getReconDay: route({
    method: 'GET',
    path: '/api/staff/reconciliation/:institutionId/:day',
    access: { who: 'staff', may: 'reconciliation.view' },
    params: ofDay,
    response: wholeDay,
  }),
  /** All statements are fetched anew, of every institution that shares a merchant; what was worked off stays so. */
  runReconDay: route({
    method: 'POST',
    path: '/api/staff/reconciliation/:institutionId/:day/run',
    access: { who: 'staff', may: 'reconciliation.work' },
    params: ofDay,
    response: wholeDay,
    errors: ['RECON_DAY_NOT_OVER'],
  }),
  listDifferences: route({
    method: 'GET',
    path: '/api/staff/reconciliation/:institutionId/:day/differences',
    access: { who: 'staff', may: 'reconciliation.view' },
    params: ofDay,
    query: z
      .object({
        class: z.enum(differenceClasses).optional(),
        means: means.optional(),
        state: z.enum(differenceStates).optional(),
        cursor: z.string().max(64).optional(),
      })
      .strict(),
    response: z.object({ differences: z.array(differenceRow), nextCursor: z.string().nullable() }),
  }),
  /** Totals, then differences, as a workbook; in the language of its address. */
  exportReconDay: route({
    method: 'GET',
    path: '/api/staff/reconciliation/:institutionId/:day/export',
    access: { who: 'staff', may: 'reconciliation.view' },
    params: ofDay,
    query: z
      .object({ sheet: z.enum(['totals', 'differences']), language: z.enum(['zh-CN', 'en-US']) })
      .strict(),
    response: 'file',
  }),
  getDifference: route({
    method: 'GET',
    path: '/api/staff/differences/:differenceId',
    access: { who: 'staff', may: 'reconciliation.view', at },
    params: ofDifference,
    response: difference,
  }),
  /** No money is given up: it was a matter of time, of another cashier, of a mistake in somebody's list. */
  explainDifference: route({
    method: 'POST',
    path: '/api/staff/differences/:differenceId/explanation',
    access: { who: 'staff', may: 'reconciliation.work', at },
    params: ofDifference,
    body: worked,
    response: difference,
    errors: ['DIFFERENCE_CHANGED', 'PAYMENT_OWN', 'PAYER_GONE'],
  }),
  proposeWriteOff: route({
    method: 'POST',
    path: '/api/staff/differences/:differenceId/write-off',
    access: { who: 'staff', may: 'reconciliation.work', at },
    params: ofDifference,
    body: worked,
    response: difference,
    errors: ['DIFFERENCE_CHANGED', 'PAYMENT_OWN'],
  }),
  /** Four eyes: never by whom it was proposed. */
  decideWriteOff: route({
    method: 'POST',
    path: '/api/staff/differences/:differenceId/write-off/decision',
    access: { who: 'staff', may: 'reconciliation.confirm', at },
    params: ofDifference,
    body: worked.extend({ isConfirmed: z.boolean() }).strict(),
    response: difference,
    errors: ['DIFFERENCE_CHANGED', 'OWN_PROPOSAL', 'PAYMENT_OWN'],
  }),
}
