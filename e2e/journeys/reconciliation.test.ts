import { expect, test } from 'vitest'
import { addDays, shanghaiDate } from '../../bff/src/lib/shanghai-time.ts'
import { setUpStaff } from '../console/set-up-staff.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)

/** Yesterday somebody paid at UnionPay and had a part back: a trade that nobody but the provider tells of. */
function tradeOfYesterday(): string {
  const { unionpay } = phones.stack().sandbox
  const merId = String(phones.stack().sandbox.context.credentials.all().unionpay?.merchantId)
  const yesterday = addDays(shanghaiDate(new Date()), -1).replaceAll('-', '')
  const asked = { txnType: '01', txnSubType: '01', bizType: '000201', merId, txnTime: `${yesterday}120000` }
  const card = { code: '00', accNo: '6216***********0018', payCardType: '01' } as const
  const orderId = 'OTHERCASHIER0001'
  const paid = unionpay.trades.decide(unionpay.trades.open({ ...asked, orderId, txnAmt: '12850' }), card)
  const back = { ...asked, txnType: '04', txnSubType: '00', orderId: 'OTHERCASHIER0001R', txnAmt: '2850' }
  const origQryId = paid.outcome?.queryId ?? ''
  unionpay.trades.decide(unionpay.trades.open({ ...back, origQryId }), card)
  const toYesterday = {
    shiftMs: Date.parse(`${addDays(shanghaiDate(new Date()), -1)}T12:00:00+08:00`) - Date.now(),
  }
  unionpay.altered.alter(orderId, { ...toYesterday, fen: 12_851 })
  unionpay.altered.alter('OTHERCASHIER0001R', toYesterday)

  return orderId
}

test('finance finds what only the provider tells of, explains it by keyboard, and the day stays as it was left', async () => {
  // Whatever the hour of the machine, yesterday's bills are there.
  const { wechatPay, alipay, unionpay, his } = phones.stack().sandbox
  for (const { statements } of his.hospitals) statements.closedAt = '00:00'
  wechatPay.settings.billsReadyAtHour = 0
  alipay.settings.billReadyHour = 0
  unionpay.settings.fileReadyHour = 0
  const orderId = tradeOfYesterday()
  const head = await staff.invite({ name: '吴财务', phone: '13700000003', role: 'finance' })
  await head.to('reconciliation')
  expect(await accessibility(head.page)).toEqual([])

  const day = addDays(shanghaiDate(new Date()), -1)
  await head.page.getByLabel(head.says('reconciliation.pick')).fill(day)
  await head.tabAndPress(head.button('reconciliation.begin'))
  const line = head.page.getByRole('link', { name: orderId, exact: true })
  await line.waitFor()
  expect(await accessibility(head.page)).toEqual([])
  await head.page.reload()
  await head.tabAndPress(line)
  await head.sees(head.says('differenceWhat.missing_platform', { amount: '¥128.51' }))
  await head.switchLanguage()
  expect(await accessibility(head.page)).toEqual([])
  await head.switchLanguage()
  await head.tabAndPress(head.button('difference.explain'))
  const dialog = head.page.getByRole('dialog')
  await head.tabTo(dialog.getByRole('textbox'))
  expect(await accessibility(head.page)).toEqual([])
  await head.page.keyboard.type('自助机收款，不经平台')
  await head.tabAndPress(dialog.getByRole('button', { name: head.says('reasonDialog.submit') }))
  await head.sees(head.says('settledAs.explained'))

  await head.tabAndPress(head.page.getByRole('link', { name: head.says('difference.back') }))
  await head.tabAndPress(head.button('reconDay.run'))
  await head.sees(head.says('reconProgress.differs', { open: '1' }))
  await head.sees(head.says('settledAs.explained'))
})
