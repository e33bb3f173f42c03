import { X509Certificate } from 'node:crypto'
import { instantOfCompact } from './compact-time.ts'
import { type Fields, isSignedBy } from './fields.ts'
import type { ResponseCode } from './response-codes.ts'
import type { UnionpayCredentials } from './unionpay-credentials.ts'

export interface RequestProblem {
  code: ResponseCode
  /** The field, where it is one. */
  detail: string
}

/** A transaction as `txnType/txnSubType`, with what it must carry beside the common fields (payments.md §4.1). */
export interface Transaction {
  kind: '01/01' | '00/00' | '04/00' | '31/00' | '76/01'
  bizType: '000201' | '000000'
  required: readonly string[]
}

const AMOUNT = ['channelType', 'txnAmt', 'backUrl']
const transactions: readonly Transaction[] = [
  { kind: '01/01', bizType: '000201', required: [...AMOUNT, 'currencyCode', 'frontUrl'] },
  { kind: '04/00', bizType: '000201', required: [...AMOUNT, 'origQryId'] },
  { kind: '31/00', bizType: '000201', required: [...AMOUNT, 'origQryId'] },
  { kind: '00/00', bizType: '000000', required: [] },
  { kind: '76/01', bizType: '000000', required: ['settleDate', 'fileType'] },
]

const COMMON = [
  'version',
  'encoding',
  'certId',
  'signMethod',
  'signature',
  'txnType',
  'txnSubType',
  'bizType',
]
const OF_MERCHANT = ['accessType', 'merId', 'txnTime']

const isUrl = (value: string) => /^https?:\/\/.{1,250}$/.test(value) && URL.canParse(value)
const isTime = (value: string) => !Number.isNaN(instantOfCompact(value))

const forms: Record<string, (value: string) => boolean> = {
  version: (value) => value === '5.1.0',
  encoding: (value) => value === 'UTF-8',
  signMethod: (value) => value === '01',
  accessType: (value) => value === '0',
  channelType: (value) => value === '07' || value === '08',
  orderId: (value) => /^[0-9A-Za-z]{8,32}$/.test(value),
  txnTime: isTime,
  payTimeout: isTime,
  txnAmt: (value) => /^[1-9]\d{0,11}$/.test(value),
  currencyCode: (value) => value === '156',
  origQryId: (value) => /^\d{21}$/.test(value),
  settleDate: (value) => /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(value),
  fileType: (value) => value === '00',
  frontUrl: isUrl,
  backUrl: isUrl,
  reqReserved: (value) => value.length <= 1024,
}

/**
 * What is wrong with a request, in the order in which it is looked at: elements that are missing (13), their
 * form (10), the certificate and the signature (11), the merchant (31). Which code the true gateway gives
 * first when several are wrong is UNCONFIRMED.
 */
export function requestProblem(
  asked: Fields,
  { kinds, credentials }: { kinds: readonly Transaction['kind'][]; credentials: UnionpayCredentials },
): RequestProblem | undefined {
  const kind = `${asked.txnType}/${asked.txnSubType}`
  const transaction = transactions.find((one) => one.kind === kind && kinds.includes(one.kind))
  const order = kind === '76/01' ? [] : ['orderId']
  const required = [...COMMON, ...OF_MERCHANT, ...order, ...(transaction?.required ?? [])]
  const missing = required.find((name) => !asked[name])
  if (missing !== undefined) return { code: '13', detail: missing }
  if (transaction === undefined) return { code: '43', detail: 'txnType' }
  if (asked.bizType !== transaction.bizType) return { code: '10', detail: 'bizType' }
  const malformed = Object.entries(asked).find(([name, value]) => forms[name]?.(value) === false)
  if (malformed !== undefined) return { code: '10', detail: malformed[0] }
  if (asked.certId !== certIdOf(credentials.cert)) return { code: '11', detail: 'certId' }
  if (!isSignedBy(asked, credentials.cert)) return { code: '11', detail: '' }
  if (asked.merId !== credentials.merchantId) return { code: '31', detail: '' }

  return undefined
}

/** The certificate's serial number in decimal. */
export function certIdOf(certificate: string): string {
  return BigInt(`0x${new X509Certificate(certificate).serialNumber}`).toString()
}
