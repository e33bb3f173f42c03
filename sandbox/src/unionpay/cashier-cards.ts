import type { ResponseCode } from './response-codes.ts'

/** A card that can be chosen at the cashier, and what its bank says to a payment. */
export interface CashierCard {
  id: string
  bank: { zh: string; en: string }
  kind: { zh: string; en: string }
  /** Masked. */
  number: string
  payCardType: '01' | '02'
  answer: Extract<ResponseCode, '00' | '64'>
}

const debit = { zh: '储蓄卡', en: 'debit card' }
const credit = { zh: '信用卡', en: 'credit card' }

export const cashierCards: readonly CashierCard[] = [
  {
    id: 'debit',
    bank: { zh: '临江银行', en: 'Linjiang Bank' },
    kind: debit,
    number: '6216***********0018',
    payCardType: '01',
    answer: '00',
  },
  {
    id: 'credit',
    bank: { zh: '江湾银行', en: 'Jiangwan Bank' },
    kind: credit,
    number: '6225***********0042',
    payCardType: '02',
    answer: '00',
  },
  {
    id: 'short',
    bank: { zh: '临江银行', en: 'Linjiang Bank' },
    kind: { zh: '储蓄卡，余额不足', en: 'debit card with too little money' },
    number: '6217***********0064',
    payCardType: '01',
    answer: '64',
  },
]
