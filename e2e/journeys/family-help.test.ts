import { expect, test } from 'vitest'
import { deskOf } from '../hospital-desk.ts'
import { arrive, arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

test('Xu Wenbin’s daughter-in-law pays his bills from her Alipay, with the six digits he reads out of his WeChat in elder mode, and he need do no more than allow it', async () => {
  const elder = await phones.open({ channel: 'wechat', person: 'xu-wenbin', mode: 'elder' })
  const child = await phones.open({ channel: 'alipay', person: 'zhao-lei' })
  const desk = deskOf(phones.stack())
  const { words } = elder
  const open = () => desk.billsOf(elder.person).filter(({ status }) => status === 'OPEN')
  await arriveWithFile(elder)
  await arrive(child)
  const owed = open().length

  await elder.press(words('home:do.pay'))
  await elder.press(words('family-help:entry'))
  await elder.seesState(words('family-help:ask.state.waiting.title'))
  const code = await elder.page
    .getByText(/^\d{3} \d{3}$/)
    .filter({ visible: true })
    .textContent()

  await child.toTab('me')
  await child.press(words('me:giveHelp'))
  await child.fill(words('family-help:give.code'), code ?? '')
  await child.press(words('family-help:give.open'))
  await child.seesState(words('family-help:give.state.opened.title'))
  await child.sees('徐*斌')
  expect(await child.text(elder.person.name).count()).toBe(0)

  await elder.seesState(words('family-help:ask.state.opened.title'))
  await elder.press(words('family-help:ask.allow'))
  await child.seesState(words('family-help:give.state.allowed.title'))
  await child.press(words.like('family-help:give.pay'))
  await payAtCashier(child)
  await child.seesState(words('payments:payment.state.paid.title'))

  await elder.seesState(words('family-help:ask.state.done.title'))
  expect(open().length).toBeLessThan(owed)
  await elder.press(words('family-help:ask.toBills'))
  await elder.sees(words('payments:bills.tabs.paid'))
})

test('A phone that cannot read aloud has no button for it (Alipay, elder mode)', async () => {
  const phone = await phones.open({ channel: 'alipay', person: 'wang-xiuying', mode: 'elder' })
  const { words } = phone
  await phone.button(words('common:mode.standard')).waitFor()
  expect(await phone.button(words('common:readAloud')).count()).toBe(0)
})
