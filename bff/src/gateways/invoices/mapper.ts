import type { z } from 'zod'
import type { InstitutionConfig } from '../../config/institution.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { fileTypes } from '../file-types.ts'
import { toYuan } from '../values.ts'
import { OWN_MONEY_CARE, PAYER_IS_PERSON, payChannels, RESIDENT_ID_CARD, sexWords } from './codes.ts'
import type {
  ChargeKind,
  InvoiceFile,
  InvoiceItem,
  InvoiceOrder,
  InvoicePayer,
  InvoiceState,
  IssuedInvoice,
  WriteOffOrder,
} from './port.ts'
import type * as wire from './wire.ts'

export type InvoiceSettings = NonNullable<InstitutionConfig['invoices']>

const NOTHING = toYuan(0)

/** The fields of `invoiceEBillOutpatient` and `invEBillRegistration`; JSON leaves out what is undefined. */
export function fromInvoiceOrder(order: InvoiceOrder, settings: InvoiceSettings): Record<string, unknown> {
  const total = toYuan(sumOf(order.items))

  return {
    busNo: order.businessNumber,
    busType: settings.busTypes[order.kind],
    busDateTime: toDigits(order.paidAt),
    placeCode: settings.placeCode,
    payee: settings.payee,
    author: settings.author,
    medicalInstitution: settings.institutionKind,
    medCareTypeCode: OWN_MONEY_CARE.code,
    medicalCareType: OWN_MONEY_CARE.name,
    consultationDate: order.visitedOn.replaceAll('-', ''),
    patientCategory: order.departmentName,
    balancedNumber: order.hospitalNumber,
    ...fromPayer(order.payer),
    totalAmt: total,
    ...{ accountPay: NOTHING, fundPay: NOTHING, otherfundPay: NOTHING, ownPay: total, selfCashPay: total },
    payChannelDetail: [{ payChannelCode: payChannels[order.means], payChannelValue: total }],
    chargeDetail: toCharges(order.items, settings),
    listDetail: order.items.map((item, index) => toListLine(item, { index, settings })),
  }
}

/** The fields of `writeOffEBill`. */
export function fromWriteOffOrder(order: WriteOffOrder, { placeCode, author }: InvoiceSettings) {
  return {
    billBatchCode: order.batchCode,
    billNo: order.number,
    reason: order.reason,
    operator: author,
    busDateTime: toDigits(order.writtenOffAt),
    placeCode,
  }
}

export function toIssued(answer: z.output<typeof wire.issued>): IssuedInvoice {
  return {
    batchCode: answer.billBatchCode,
    number: answer.billNo,
    checkCode: answer.random,
    issuedAt: answer.createTime,
    viewUrl: answer.pictureUrl,
  }
}

export function toWrittenOff(answer: z.output<typeof wire.writtenOff>): IssuedInvoice {
  return {
    batchCode: answer.eScarletBillBatchCode,
    number: answer.eScarletBillNo,
    checkCode: answer.eScarletRandom,
    issuedAt: answer.createTime,
    viewUrl: answer.pictureUrl,
  }
}

export function toState(answer: z.output<typeof wire.state>): InvoiceState {
  if (answer.state === '1') return { state: 'valid' }

  return {
    state: 'written_off',
    by: { batchCode: answer.eScarletBillBatchCode, number: answer.eScarletBillNo },
  }
}

export function toFile({ fileType, content }: z.output<typeof wire.picture>): InvoiceFile {
  return { type: fileTypes[fileType].type, bytes: content }
}

function fromPayer({ name, hospitalPatientNumber, phone, document, sex, ageYears }: InvoicePayer) {
  const isResident = document?.kind === 'resident_id'

  return {
    payer: name,
    payerType: PAYER_IS_PERSON,
    patientNo: hospitalPatientNumber,
    tel: phone,
    ...(isResident && { cardType: RESIDENT_ID_CARD, cardNo: document.number }),
    sex: sex && sexWords[sex],
    age: ageYears === undefined ? undefined : String(ageYears),
  }
}

/** One line for each kind of charge (收费项目). */
function toCharges(items: readonly InvoiceItem[], { chargeCodes }: InvoiceSettings) {
  const kinds = [...new Set(items.map(({ chargeKind }) => chargeKind))]

  return kinds.map((kind: ChargeKind, index) => {
    const amount = toYuan(sumOf(items.filter(({ chargeKind }) => chargeKind === kind)))

    return {
      ...{ sortNo: index + 1, chargeCode: chargeCodes[kind].code, chargeName: chargeCodes[kind].name },
      ...{ unit: '元', number: '1', amt: amount, selfAmt: amount },
    }
  })
}

function toListLine(
  item: InvoiceItem,
  { index, settings: { chargeCodes } }: { index: number; settings: InvoiceSettings },
) {
  const amount = toYuan(item.amountFen)

  return {
    listDetailNo: index + 1,
    chargeCode: chargeCodes[item.chargeKind].code,
    chargeName: chargeCodes[item.chargeKind].name,
    name: item.name,
    unit: item.unit,
    std: item.specification,
    number: String(item.quantity),
    ...{ amt: amount, selfAmt: amount },
    medCareItemCode: item.nationalCode,
  }
}

function sumOf(items: readonly InvoiceItem[]): number {
  return items.reduce((sum, { amountFen }) => sum + amountFen, 0)
}

/** `yyyyMMddHHmmssSSS` in Shanghai, as the platform wants it. */
function toDigits(instant: string): string {
  return `${shanghaiInstant(new Date(instant)).slice(0, 19).replaceAll(/\D/g, '')}000`
}
