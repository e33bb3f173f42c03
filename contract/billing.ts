import { z } from 'zod'
import { date, fen, hospitalCode, instant, institutionId, signedFen } from './common.ts'
import { patientId } from './patients.ts'
import { paymentId } from './payments.ts'
import { route } from './route.ts'
import { billCategories, billStates, costClasses, paymentMeans } from './states.ts'

/** What one department carries out of what was ordered in a visit: the smallest thing that can be paid. */
export const bill = z.object({
  billId: hospitalCode,
  executingDepartmentName: z.string(),
  category: z.enum(billCategories),
  amountFen: fen,
  issuedAt: instant,
  state: z.enum(billStates),
  /** Of the payment that pays or paid it, where this account may see that. */
  paymentId: paymentId.nullable(),
})
export type Bill = z.output<typeof bill>

const billedVisit = z.object({
  visitId: hospitalCode,
  visitedOn: date,
  departmentName: z.string(),
  doctorName: z.string(),
  bills: z.array(bill),
})
export type BilledVisit = z.output<typeof billedVisit>

const billItem = z.object({
  name: z.string(),
  /** National code of the insurance catalogue (国家医保编码). */
  nationalCode: z.string().nullable(),
  specification: z.string().nullable(),
  unit: z.string(),
  /** May be a fraction. */
  quantity: z.number(),
  unitPriceFen: fen,
  amountFen: fen,
})
export type BillItem = z.output<typeof billItem>

/** What was spent in a period; the classes add up to it, the dearest first. */
export const costs = z.object({
  amountFen: signedFen,
  classes: z.array(z.object({ costClass: z.enum(costClasses), amountFen: signedFen })),
})
export type Costs = z.output<typeof costs>

const costKinds = ['outpatient', 'inpatient'] as const
export type CostKind = (typeof costKinds)[number]

const params = z.object({ patientId, institutionId })
const access = { who: 'patient', scope: 'payments', at: 'params.patientId' } as const

export const billingRoutes = {
  /** Live from the hospital, newest visits first. */
  listBills: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/bills',
    access,
    params,
    query: z.object({ state: z.enum(['open', 'paid']) }).strict(),
    response: z.object({
      visits: z.array(billedVisit),
      /** Ways to pay here in this channel; empty: at the hospital's counter. */
      means: z.array(z.enum(paymentMeans)),
    }),
    errors: ['CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  getBill: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/bills/:billId',
    access,
    params: params.extend({ billId: hospitalCode }),
    response: bill.extend({ visitId: hospitalCode, visitedOn: date, items: z.array(billItem) }),
    errors: ['BILL_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /**
   * Live from the hospital. `outpatient`: paid bills by the day of the visit, without registration fees;
   * `inpatient`: every day in hospital, paid or not.
   */
  getCosts: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/costs',
    access: { ...access, isProved: true },
    params,
    /** Both days included; at most a year back. */
    query: z.object({ kind: z.enum(costKinds), from: date, to: date }).strict(),
    response: costs,
    errors: ['CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
}
