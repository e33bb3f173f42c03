import { randomBytes, randomInt } from 'node:crypto'

/** Numbers of the length and beginning of WeChat Pay's own (payments.md §10.1). */
export const newPrepayId = () => `wx${digits(34)}`
export const newTransactionId = () => `4200${digits(24)}`
export const newRefundId = () => `5030${digits(25)}`

export const newTransferBillNo = () => `133${digits(37)}`
export const newDetailId = () => `132${digits(39)}`
export const newBatchId = () => `131${digits(39)}`
export const newPackageInfo = () => randomBytes(48).toString('base64')

function digits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}
