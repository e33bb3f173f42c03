import { createHash } from 'node:crypto'

/** What a demo person once paid onto their card at a hospital: the HIS and the provider both know of it. */
export interface DemoDeposit {
  hospitalCode: string
  patientNo: string
  cardNo: string
  personId: string
  daysAgo: number
  yuan: number
  by: 'wechat' | 'alipay' | 'unionpay' | 'cash'
  /** The hospital's number of the trade at the provider, and the provider's own. */
  payOrderNo: string
  payNo: string
}

const paid: readonly Pick<DemoDeposit, 'personId' | 'daysAgo' | 'yuan' | 'by'>[] = [
  { personId: 'wang-xiuying', daysAgo: 410, yuan: 300, by: 'cash' },
  { personId: 'wang-xiuying', daysAgo: 61, yuan: 200, by: 'wechat' },
  { personId: 'li-ming', daysAgo: 75, yuan: 120, by: 'wechat' },
  { personId: 'li-ming', daysAgo: 33, yuan: 80, by: 'alipay' },
  { personId: 'chen-jing', daysAgo: 48, yuan: 150.5, by: 'cash' },
  { personId: 'chen-jing', daysAgo: 12, yuan: 60, by: 'alipay' },
  { personId: 'wang-xiuying', daysAgo: 20, yuan: 90, by: 'unionpay' },
]

/** Cards have their number from the demo files (`people-records.ts`). */
export function demoDepositsOf(person: {
  id: string
  files: readonly { hospitalCode: string; patientNo: string; cardNo: string }[]
}): DemoDeposit[] {
  const file = person.files.find(({ hospitalCode }) => hospitalCode === '310001')
  if (file === undefined) return []

  return paid
    .filter(({ personId }) => personId === person.id)
    .map((one, place) => {
      const payOrderNo = `KD${file.patientNo}${place + 1}`
      const { hospitalCode, patientNo, cardNo } = file

      return { ...one, hospitalCode, patientNo, cardNo, payOrderNo, payNo: payNoOf(one.by, payOrderNo) }
    })
}

/** 28 digits at WeChat Pay and Alipay (payments.md §10), 21 at UnionPay (§4.1). */
function payNoOf(by: DemoDeposit['by'], payOrderNo: string): string {
  if (by === 'cash') return payOrderNo
  const digest = BigInt(`0x${createHash('sha256').update(payOrderNo).digest('hex')}`).toString()

  return `${by === 'wechat' ? '4200' : '2026'}${digest.slice(by === 'unionpay' ? -17 : -24)}`
}
