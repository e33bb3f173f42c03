import { z } from 'zod'
import { phone } from './accounts.ts'
import { date, fen, hospitalCode, instant, institutionId, line, signedFen } from './common.ts'
import { contactRelationships, patientId } from './patients.ts'
import { route } from './route.ts'
import { costClasses, paymentMeans } from './states.ts'

/** One stay in hospital. */
export const stay = z.object({
  /** The admission number, as it stands on the wristband. */
  stayId: hospitalCode,
  state: z.enum(['in_hospital', 'over']),
  admittedAt: instant,
  dischargedAt: instant.nullable(),
  departmentName: z.string(),
  wardName: z.string(),
  /** Null until the ward has given a bed. */
  bedNumber: z.string().nullable(),
  doctorName: z.string(),
  /** Null for an account that may not read this patient's reports. */
  diagnosis: z.string().nullable(),
  /** Paid into its account, spent until now, and what is left; less than nothing is owed. */
  prepaidFen: fen,
  costFen: signedFen,
  balanceFen: signedFen,
  /**
   * For so many days the balance is enough if they cost what the last whole ones did. Null where these say nothing:
   * too few of them, or too different.
   */
  lastsDays: z.int().min(0).nullable(),
  /** What may be paid at once, and what the hospital proposes; null when nothing is taken any more. */
  topUp: z.object({ leastFen: fen, mostFen: fen, suggestedFen: z.array(fen) }).nullable(),
  /** Once it is over. Own money is what was paid beforehand, less what went back, or with what was paid at the end. */
  settlement: z
    .object({
      settledAt: instant,
      costFen: fen,
      insuranceFen: fen,
      ownFen: fen,
      returnedFen: fen,
      paidLaterFen: fen,
    })
    .nullable(),
})
export type Stay = z.output<typeof stay>

/** A line of the daily list; what was taken back is less than nothing. */
export const costLine = z.object({
  lineId: hospitalCode,
  costClass: z.enum(costClasses),
  name: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  quantity: z.number(),
  unitPriceFen: fen,
  amountFen: signedFen,
})
export type CostLine = z.output<typeof costLine>

const costDay = z.object({ on: date, amountFen: signedFen, lines: z.array(costLine) })
export type CostDay = z.output<typeof costDay>

export const dischargeOrders = z.object({
  dischargedAt: instant,
  diagnosis: z.string(),
  medicines: z.array(
    z.object({
      name: z.string(),
      specification: z.string().nullable(),
      /** How much and when, in the hospital's words. */
      dose: z.string(),
      days: z.int().nullable(),
    }),
  ),
  followUps: z.array(z.object({ on: date.nullable(), text: z.string() })),
  /** With these one comes back at once. */
  warnings: z.array(z.string()),
})
export type DischargeOrders = z.output<typeof dischargeOrders>

/** A doctor's notice that the patient is to be admitted. */
const admissionNotice = z.object({
  noticeId: hospitalCode,
  state: z.enum(['waiting', 'admitted']),
  issuedAt: instant,
  /** From then on the bed is there. */
  admitOn: date,
  departmentName: z.string(),
  wardName: z.string(),
  /** Where to go. */
  place: z.string(),
  doctorName: z.string(),
  /** Null for an account that may not read this patient's reports. */
  diagnosis: z.string().nullable(),
  depositFen: fen,
  bring: z.array(z.string()),
  /** Of the stay that it has become. */
  stayId: hospitalCode.nullable(),
})
export type AdmissionNotice = z.output<typeof admissionNotice>

const params = z.object({ patientId, institutionId })
const ofStay = params.extend({ stayId: hospitalCode })
const forMoney = { who: 'patient', scope: 'payments', at: 'params.patientId', isProved: true } as const
const forBed = { who: 'patient', scope: 'booking', at: 'params.patientId', isProved: true } as const

/** Live from the hospital; nothing of a stay is kept here. */
export const inpatientRoutes = {
  /** Newest first. */
  listStays: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/stays',
    module: 'inpatient',
    access: forMoney,
    params,
    response: z.object({
      stays: z.array(stay),
      /** Ways to pay here in this channel; empty: at the hospital's counter. */
      means: z.array(z.enum(paymentMeans)),
    }),
    errors: ['CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** The daily list of at most 31 days, both included, newest first. */
  listStayCosts: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/stays/:stayId/costs',
    module: 'inpatient',
    access: forMoney,
    params: ofStay,
    query: z.object({ from: date, to: date }).strict(),
    response: z.object({ days: z.array(costDay) }),
    errors: ['STAY_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  getDischargeOrders: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/stays/:stayId/discharge-orders',
    module: 'inpatient',
    access: { who: 'patient', scope: 'reports', at: 'params.patientId' },
    params: ofStay,
    /** Null as long as nobody has written them. */
    response: z.object({ orders: dischargeOrders.nullable() }),
    errors: ['STAY_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** Newest first. */
  listAdmissionNotices: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/admission-notices',
    module: 'inpatient',
    access: forBed,
    params,
    response: z.object({ notices: z.array(admissionNotice) }),
    errors: ['CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** Once for each notice: asked again, it answers the admission that there is. */
  admit: route({
    method: 'POST',
    path: '/api/patients/:patientId/institutions/:institutionId/admission-notices/:noticeId/admission',
    module: 'inpatient',
    access: forBed,
    params: params.extend({ noticeId: hospitalCode }),
    body: z
      .object({
        phone,
        contactName: line(60),
        contactPhone: phone,
        contactRelationship: z.enum(contactRelationships),
      })
      .strict(),
    response: admissionNotice,
    errors: ['NOTICE_GONE', 'BED_NOT_READY', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
}
