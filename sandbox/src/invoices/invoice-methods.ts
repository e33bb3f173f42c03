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
}): ReadonlyMap<string, InvoiceMethod> {
  const { book, pictureUrl } = options

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

  /** The fields of the answer are PROPOSED. */
  function states({ institutionCode, body }: MethodCall): Decision {
    const { billBatchCode, billNo } = (body ?? {}) as Record<string, unknown>
    if (!isText(billBatchCode)) return malformed('billBatchCode')
    if (!isText(billNo)) return malformed('billNo')
    const invoice = book.find({ billBatchCode, billNo })
    if (invoice === undefined || invoice.institutionCode !== institutionCode) return { refused: 'unknown' }
    const { random, scarlet } = invoice

    return {
      message: {
        ...{ billBatchCode, billNo, random, ...picturesOf(invoice) },
        state: scarlet === undefined ? '1' : '2',
        ...(scarlet && { eScarletBillBatchCode: scarlet.billBatchCode, eScarletBillNo: scarlet.billNo }),
      },
    }
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
  ])
}
