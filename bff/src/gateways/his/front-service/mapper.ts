import type { PatientFile } from '@tongzhen/contract/patients'
import type { z } from 'zod'
import { shanghaiInstantOf } from '../../../lib/shanghai-time.ts'
import { toYuan } from '../../values.ts'
import type {
  FeePayment,
  HisRefusal,
  Hospital,
  HospitalCard,
  HospitalConfirmation,
  HospitalDepartment,
  HospitalDoctor,
  HospitalOrder,
  HospitalPerson,
  HospitalProfile,
  HospitalSchedule,
  HospitalSlots,
  HospitalStop,
} from '../port.ts'
import {
  documentTypes,
  maritalStatusCodes,
  payMethods,
  payTypes,
  refusalCodes,
  relationshipCodes,
  sexCodes,
  titleCodes,
} from './codes.ts'
import * as wire from './wire.ts'

/** Fields of `/person/file/create` that have another name with us. */
const fileFieldNames: Readonly<Record<string, keyof PatientFile>> = {
  birthDate: 'birthOn',
  documentType: 'documentKind',
  documentNo: 'documentNumber',
  payType: 'payerKind',
}

/** Undefined for a code that the interface does not list: then nothing is known of what was done. */
export function toRefusal(code: string, data: unknown): HisRefusal | undefined {
  const word = refusalCodes[code]
  if (word === undefined) return undefined
  const { field, patientNo, orderNo, until } = wire.refusalData.parse(data ?? {})

  switch (word) {
    case 'request_malformed':
      return { code: word, field: field && (fileFieldNames[field] ?? field) }
    case 'file_exists':
      return { code: word, hospitalPatientNumber: patientNo }
    case 'session_already_booked':
      return { code: word, orderNumber: orderNo }
    case 'person_barred':
      return { code: word, untilOn: until }
    default:
      return { code: word }
  }
}

export function toHospital({ campuses, ...rest }: z.output<typeof wire.hospital>): Hospital {
  return {
    ...rest,
    campuses: campuses.map(({ campusCode, ...campus }) => ({ campusId: campusCode, ...campus })),
  }
}

export function toDepartment(row: z.output<typeof wire.department>): HospitalDepartment {
  return {
    departmentId: row.departmentCode,
    name: row.name,
    groupId: row.groupCode,
    groupName: row.groupName,
    campusId: row.campusCode,
    location: row.location,
    intro: row.intro,
    rank: row.sortNo,
    visitKinds: row.visitTypes,
  }
}

export function toDoctor(row: z.output<typeof wire.doctor>): HospitalDoctor {
  return {
    doctorId: row.doctorCode,
    departmentId: row.departmentCode,
    name: row.name,
    title: titleCodes.wordOf(row.titleCode ?? '') ?? null,
    specialities: row.specialities,
    biography: row.biography,
    rank: row.sortNo,
    isTeam: row.isTeam,
    visitKinds: row.visitTypes,
  }
}

export function toSchedule(row: z.output<typeof wire.schedule>): HospitalSchedule {
  return {
    scheduleId: row.scheduleNo,
    departmentId: row.departmentCode,
    doctorId: row.doctorCode,
    on: row.date,
    period: row.period,
    visitKind: row.visitType,
    feeFen: row.fee,
    capacity: row.capacity,
    left: row.left,
    state: row.status,
    stopReason: row.stopReason ?? null,
    location: row.location,
    startsAt: shanghaiInstantOf(row.date, row.beginTime),
    endsAt: shanghaiInstantOf(row.date, row.endTime),
  }
}

/** @param on day of the schedule, `YYYY-MM-DD` */
export function toSlots(answer: z.output<typeof wire.slots>, on: string): HospitalSlots {
  return {
    state: answer.status,
    slots: answer.slots.map((slot) => ({
      slotId: slot.slotNo,
      startsAt: shanghaiInstantOf(on, slot.beginTime),
      endsAt: shanghaiInstantOf(on, slot.endTime),
      capacity: slot.capacity,
      left: slot.left,
    })),
  }
}

export function toCards(cards: { cardNo: string; status: string }[]): HospitalCard[] {
  return cards.map(({ cardNo, status }) => ({ cardNumber: cardNo, isValid: status === '1' }))
}

export function toPerson(answer: z.output<typeof wire.person>): HospitalPerson {
  return {
    hospitalPatientNumber: answer.patientNo,
    name: answer.name,
    phone: answer.phone ?? '',
    cards: toCards(answer.cards),
  }
}

export function toProfile(answer: z.output<typeof wire.profile>): HospitalProfile {
  const { nameLatin, ethnicity, contactPhone } = answer

  return {
    file: {
      name: answer.name,
      ...(nameLatin ? { nameLatin } : {}),
      sex: answer.sex,
      birthOn: answer.birthDate,
      nationality: answer.nationality,
      ...(ethnicity ? { ethnicity } : {}),
      maritalStatus: answer.maritalStatus,
      documentKind: answer.documentType,
      documentNumber: answer.documentNo,
      address: answer.address,
      phone: answer.phone,
      contactName: answer.contactName,
      ...(contactPhone ? { contactPhone } : {}),
      contactRelationship: answer.contactRelationship,
      payerKind: answer.payType,
    },
    cards: toCards(answer.cards),
  }
}

/** The fields of `/person/file/create`; JSON leaves out what is undefined. */
export function fromFile(file: PatientFile): Record<string, unknown> {
  return {
    name: file.name,
    nameLatin: file.nameLatin,
    sex: sexCodes.codeOf(file.sex),
    birthDate: file.birthOn,
    nationality: file.nationality,
    ethnicity: file.ethnicity,
    maritalStatus: maritalStatusCodes.codeOf(file.maritalStatus),
    documentType: documentTypes.codeOf(file.documentKind),
    documentNo: file.documentNumber,
    address: file.address,
    phone: file.phone,
    contactName: file.contactName,
    contactPhone: file.contactPhone,
    contactRelationship: relationshipCodes.codeOf(file.contactRelationship),
    payType: payTypes.codeOf(file.payerKind),
  }
}

/** The fields of `/appointment/confirm` when the fee was paid. */
export function fromFeePayment({ paymentNumber, means, providerNumber, amountFen }: FeePayment) {
  return {
    payOrderNo: paymentNumber,
    payMethod: payMethods.codeOf(means),
    payNo: providerNumber,
    payAmount: toYuan(amountFen),
  }
}

export function toConfirmation(answer: z.output<typeof wire.confirmed>): HospitalConfirmation {
  return { hospitalNumber: answer.appointmentNo, queueNumber: answer.queueNo, location: answer.location }
}

const ORDER_STATES = {
  NONE: 'none',
  LOCKED: 'locked',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  VISITED: 'visited',
  MISSED: 'missed',
  STOPPED: 'stopped',
} as const

export function toOrder(answer: z.output<typeof wire.order>): HospitalOrder {
  if (answer.status === 'CONFIRMED') return { state: 'confirmed', confirmation: toConfirmation(answer) }

  return { state: ORDER_STATES[answer.status] }
}

const STOP_STATES = { NONE: 'none', STOPPED: 'stopped', REOPENED: 'reopened' } as const

export function toStop({ status }: z.output<typeof wire.stop>): HospitalStop {
  return { state: STOP_STATES[status] }
}
