import { z } from 'zod'
import { localDateTime, yuan } from '../../values.ts'
import {
  documentTypes,
  maritalStatusCodes,
  payTypes,
  periods,
  relationshipCodes,
  scheduleStatuses,
  sexCodes,
  visitTypes,
} from './codes.ts'
import { coded, localDate, localText, timeOfDay } from './values.ts'

/**
 * The answers of docs/interfaces/his.md, read into our kinds of value. Strict about every field that is used,
 * indifferent to fields that are not: a hospital adds fields without notice.
 */

export const envelope = z.object({ code: z.string(), data: z.unknown().optional() })

/** What a refusal may say besides its code. */
export const refusalData = z
  .object({
    field: z.string().optional().catch(undefined),
    patientNo: z.string().optional().catch(undefined),
    orderNo: z.string().optional().catch(undefined),
    until: localDate.optional().catch(undefined),
  })
  .catch({ field: undefined, patientNo: undefined, orderNo: undefined, until: undefined })

/** Lists of which every row is read by itself, so that one that cannot be read does not hide the others. */
const rows = z.array(z.unknown())
export const departments = z.object({ departments: rows })
export const doctors = z.object({ doctors: rows })
export const schedules = z.object({ schedules: rows })

export const hospital = z.object({
  name: localText,
  level: z.string(),
  address: localText,
  phone: z.string(),
  emergencyPhone: z.string(),
  campuses: z.array(z.object({ campusCode: z.string(), name: localText, address: localText })),
})

const text = z.string().min(1)
const visitTypeCodes = z.array(z.string()).transform((codes) => visitTypes.wordsOf(codes))

export const department = z.object({
  departmentCode: text,
  name: localText,
  groupCode: text,
  groupName: localText,
  campusCode: text,
  location: localText,
  intro: localText,
  sortNo: z.number(),
  visitTypes: visitTypeCodes,
})

export const doctor = z.object({
  doctorCode: text,
  name: localText,
  departmentCode: text,
  titleCode: z.string().nullish(),
  specialities: localText,
  biography: localText,
  sortNo: z.number(),
  visitTypes: visitTypeCodes,
  isTeam: z.boolean(),
})

const places = z.int().min(0)

export const schedule = z.object({
  scheduleNo: text,
  departmentCode: text,
  doctorCode: text,
  date: localDate,
  period: coded(periods),
  visitType: coded(visitTypes),
  fee: yuan,
  capacity: places,
  left: places,
  status: coded(scheduleStatuses),
  stopReason: localText.nullish(),
  location: localText,
  beginTime: timeOfDay,
  endTime: timeOfDay,
})

export const slots = z.object({
  status: coded(scheduleStatuses),
  slots: z.array(
    z.object({
      slotNo: text,
      beginTime: timeOfDay,
      endTime: timeOfDay,
      capacity: places,
      left: places,
    }),
  ),
})

const card = z.object({ cardNo: text, status: z.string() })
export const cards = z.object({ cards: z.array(card) })

export const person = z.object({
  patientNo: text,
  name: text,
  phone: z.string().nullish(),
  cards: z.array(card),
})

export const profile = z.object({
  name: text,
  nameLatin: z.string().nullish(),
  sex: coded(sexCodes),
  birthDate: localDate,
  nationality: z.string(),
  ethnicity: z.string().nullish(),
  maritalStatus: coded(maritalStatusCodes),
  documentType: coded(documentTypes),
  documentNo: text,
  address: z.string(),
  phone: z.string(),
  contactName: z.string(),
  contactPhone: z.string().nullish(),
  contactRelationship: coded(relationshipCodes),
  payType: coded(payTypes),
  cards: z.array(card),
})

export const openedFile = z.object({ patientNo: text, cardNo: text })

export const lock = z.object({ status: z.literal('LOCKED'), lockExpireTime: localDateTime, fee: yuan })

const confirmation = z.object({ appointmentNo: text, queueNo: text, location: localText.optional() })
export const confirmed = confirmation.extend({ status: z.literal('CONFIRMED') })

export const cancelled = z.object({ status: z.literal('CANCELLED') })

export const order = z.discriminatedUnion('status', [
  confirmed,
  z.object({
    status: z.enum(['NONE', 'LOCKED', 'CANCELLED', 'EXPIRED', 'VISITED', 'MISSED', 'STOPPED']),
  }),
])

export const stop = z.object({ status: z.enum(['NONE', 'STOPPED', 'REOPENED']) })

export const sessionOrders = z.object({ orders: rows })
export const sessionOrder = z.intersection(z.object({ orderNo: text }), order)
