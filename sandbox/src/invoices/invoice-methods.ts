import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { InvoiceCaller } from './envelope.ts'
import type { Invoice, InvoiceBook } from './invoice-book.ts'
import { isText, malformed, readInvoiceRequest } from './invoice-request.ts'
import type { Decision } from './result.ts'

export interface MethodCall {
  institutionCode: string
  caller: InvoiceCaller
  body: unknown
}

export type InvoiceMethod = (call: MethodCall) => Decision

/** Methods of the platform by the last part of their path; the names are theirs (insurance.md §7.1). */
export function invoiceMethods(options: {
  book: InvoiceBook
  /** Where a person looks at an invoice. */
  pictureUrl: (invoice: Invoice) => string
  /** The PDF of an invoice. */
  fileOf: (invoice: Invoice) => Buffer
}): ReadonlyMap<string, InvoiceMethod> {
  const { book, pictureUrl, fileOf } = options

  const issuing =
    (busType: string): InvoiceMethod =>
    ({ institutionCode, caller, body }) => {
      const request = readInvoiceRequest(body, { placeCode: caller.placeCode, busType })
      if ('refused' in request) return request
      const issued = book.issue(institutionCode, request)
      if (!('billNo' in issued)) return issued
      const { billBatchCode, billNo, random } = issued

      return {
        message: { billBatchCode, billNo, random, ...picturesOf(issued), billBusDate: request.busDateTime },
      }
    }

  function writeOff({ institutionCode, caller, body }: MethodCall): Decision {
    const given = (body ?? {}) as Record<string, unknown>
    const { billBatchCode, billNo, reason, operator, placeCode } = given
    if (!isText(billBatchCode)) return malformed('billBatchCode')
    if (!isText(billNo)) return malformed('billNo')
    if (!isText(reason)) return malformed('reason')
    if (!isText(operator)) return malformed('operator')
    if (placeCode !== caller.placeCode) return malformed('placeCode')
    const red = book.writeOff({ institutionCode, billBatchCode, billNo, reason })
    if (!('billNo' in red)) return red

    return {
      message: {
        eScarletBillBatchCode: red.billBatchCode,
        eScarletBillNo: red.billNo,
        eScarletRandom: red.random,
        ...picturesOf(red),
      },
    }
  }

  /** An invoice of the institution that asks, by its number. */
  function named({ institutionCode, body }: MethodCall): Invoice | Decision {
    const { billBatchCode, billNo } = (body ?? {}) as Record<string, unknown>
    if (!isText(billBatchCode)) return malformed('billBatchCode')
    if (!isText(billNo)) return malformed('billNo')
    const invoice = book.find({ billBatchCode, billNo })

    return invoice?.institutionCode === institutionCode ? invoice : { refused: 'unknown' }
  }

  /** The fields of the answer are PROPOSED. */
  function states(call: MethodCall): Decision {
    const invoice = named(call)
    if (!('billNo' in invoice)) return invoice
    const { billBatchCode, billNo, random, scarlet } = invoice

    return {
      message: {
        ...{ billBatchCode, billNo, random, ...picturesOf(invoice) },
        state: scarlet === undefined ? '1' : '2',
        ...(scarlet && { eScarletBillBatchCode: scarlet.billBatchCode, eScarletBillNo: scarlet.billNo }),
      },
    }
  }

  /** The name is UNCONFIRMED, the fields are PROPOSED. */
  function picture(call: MethodCall): Decision {
    const invoice = named(call)
    if (!('billNo' in invoice)) return invoice

    return { message: { fileType: 'pdf', content: fileOf(invoice).toString('base64') } }
  }

  function picturesOf(invoice: Invoice) {
    const url = pictureUrl(invoice)
    const createTime = `${shanghaiDateTime(invoice.createdAtMs).replaceAll(/\D/g, '')}000`

    // The platform's picture of a QR code is of no use to us and left out.
    return { createTime, billQRCode: '', pictureUrl: url, pictureNetUrl: url }
  }

  return new Map<string, InvoiceMethod>([
    ['invoiceEBillOutpatient', issuing('02')],
    ['invEBillRegistration', issuing('06')],
    ['writeOffEBill', writeOff],
    ['getEBillStatesByBillInfo', states],
    ['getPicture', picture],
  ])
}
