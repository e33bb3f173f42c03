import { institutionId } from '@tongzhen/contract/common'
import { homeDesigns } from '@tongzhen/contract/home-designs'
import { institutionModules } from '@tongzhen/contract/institutions'
import { prepaidWays, visitKinds } from '@tongzhen/contract/states'
import { z } from 'zod'
import { path, secret, timeoutMs, url } from './fields.ts'
import { invoices } from './invoices.ts'
import { merchantName } from './merchants.ts'
import { platform } from './platforms.ts'
import { records } from './records.ts'
import { reports } from './reports.ts'

/** One hospital. Nothing about it is code: a fourth one is one more entry (docs/guides/connect-a-hospital.md). */
export const institution = z.strictObject({
  institutionId,
  /** Institutions of one group share their patients: who is known in one may get a card in another. */
  group: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default('main'),
  modules: z.array(z.enum(institutionModules)),
  his: z.strictObject({
    kind: z.literal('front-service'),
    baseUrl: url,
    appId: z.string().min(1),
    secret,
    timeoutMs,
  }),
  /** Layout of its home page, until staff choose another. */
  homeDesign: z.enum(homeDesigns).default('today'),
  /** JSON files with what it says of itself until staff write something else (docs/decisions/0039). */
  contentPaths: z.array(path).default([]),
  /** What it tells by itself (docs/interfaces/hospital-events.md). Absent: nothing is taken from it. */
  events: z.strictObject({ appId: z.string().min(1), secret }).optional(),
  /** Cancelling is free until so long before the slot begins. */
  cancelUntilMinutes: z.int().min(0).default(60),
  bookingDays: z.int().min(1).max(31).default(14),
  /** Kinds of visit whose fee is paid at the hospital's desk; of others, places with a fee cannot be booked yet. */
  payAtHospital: z.array(z.enum(visitKinds)).default([...visitKinds]),
  /** Kinds of visit for which a place is kept for the patient's car. UNCONFIRMED: each hospital has its own rule. */
  parkingFor: z.array(z.enum(visitKinds)).default([...visitKinds]),
  /** Whether patients apply here for refunds of paid orders, until staff write rules (docs/decisions/0043). */
  takesRefundApplications: z.boolean().default(false),
  /** Its system tells how many came, how old, and for what (docs/interfaces/his.md, "Statistics"; PROPOSED). */
  tellsStatistics: z.boolean().default(false),
  /** How money on cards goes back (docs/decisions/0044). Absent: nobody applies for it here. */
  prepaidRefunds: z.strictObject({ ways: z.array(z.enum(prepaidWays)).min(1) }).optional(),
  /** Who takes its money, by names of `merchants`; a means that is not named is not offered. */
  merchants: z
    .strictObject({
      wechat: merchantName.optional(),
      alipay: merchantName.optional(),
      unionpay: merchantName.optional(),
    })
    .default({}),
  /** Absent: the institution issues no e-invoices through us. */
  invoices: invoices.optional(),
  /** Needed by the module `records`. */
  records: records.optional(),
  /** Needed by the module `reports`. */
  reports: reports.optional(),
  /** Of others, which show pages of ours with this institution. */
  platforms: z.array(platform).default([]),
})
export type InstitutionConfig = z.output<typeof institution>
