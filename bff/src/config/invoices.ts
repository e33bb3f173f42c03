import { z } from 'zod'
import { invoiceRefusals } from '../gateways/invoices/port.ts'
import { secret, timeoutMs, url } from './fields.ts'

const charge = (code: string, name: string) =>
  z.strictObject({ code: z.string().min(1), name: z.string().min(1) }).default({ code, name })

/** An institution's place at the platform of fiscal e-invoices (protocols/insurance.md §7.1). */
export const invoices = z.strictObject({
  kind: z.literal('bosi'),
  baseUrl: url,
  appId: z.string().min(1),
  secret,
  /** 开票点编码. */
  placeCode: z.string().min(1),
  /** 收款人 and 开票人, as they stand on the invoice. */
  payee: z.string().min(1).default('线上收费'),
  author: z.string().min(1).default('线上收费'),
  /** 医疗机构类型. */
  institutionKind: z.string().min(1).default('综合医院'),
  /** 收费项目 of the province. UNCONFIRMED: every finance bureau has a list of its own. */
  chargeCodes: z
    .strictObject({
      examination: charge('0102', '检查费'),
      laboratory: charge('0103', '化验费'),
      drugs: charge('0109', '药品费'),
      treatment: charge('0104', '治疗费'),
      other: charge('0199', '其他费'),
      visit: charge('0101', '诊察费'),
    })
    .prefault({}),
  /** 业务标识. UNCONFIRMED. */
  busTypes: z
    .strictObject({ outpatient: z.string().default('02'), registration: z.string().default('06') })
    .prefault({}),
  /** Its method that gives the file of an invoice. UNCONFIRMED. */
  fileMethod: z.string().regex(/^\w+$/).default('getPicture'),
  /** What its refusals mean. PROPOSED: the true codes are not public; one that is not here counts as no answer. */
  refusals: z.record(z.string(), z.enum(invoiceRefusals)).default({
    E0001: 'caller_refused',
    E0002: 'request_malformed',
    E0003: 'number_taken',
    E0004: 'invoice_unknown',
    E0005: 'amounts_differ',
    E9999: 'busy',
  }),
  timeoutMs,
})
