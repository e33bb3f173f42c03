import { beforeAll, expect, test } from 'vitest'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { arrive } from '../phone/pages/arrive.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)
let agent: StaffWindow

beforeAll(async () => {
  agent = await staff.invite({ name: '客小云', phone: '13700000014', role: 'service_agent' })
})

test('a patient in WeChat is answered with a source, told what nobody knows, and helped by an agent who sees all of it', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words } = phone
  const says = (name: string, values?: Record<string, string>) => words(`customer-service:${name}`, values)
  const ask = async (text: string) => {
    await phone.field(says('ask')).fill(text)
    await phone.press(says('send'))
  }
  await arrive(phone)
  await phone.link(words('common:service')).click()
  await phone.heading(says('title')).waitFor()
  await ask('看病停车怎么收费？')
  await phone.sees('30 分钟内免费')
  await phone.sees(says('source', { title: '医院停车怎么收费' }))
  await ask('院长叫什么名字？')
  await phone.sees(says('unknown'))
  await phone.press(says('toAgent'))
  await phone.sees(says('notice.agent_called'))

  const { page } = agent
  await agent.to('desk')
  await page.getByRole('link', { name: '院长叫什么名字？' }).click()
  await agent.sees('看病停车怎么收费？')
  await agent.button('desk.take').click()
  await phone.sees(says('notice.agent_came'))
  await page.getByRole('textbox', { name: agent.says('desk.words') }).fill('院长室在行政楼三楼。')
  expect(await axeInBothLanguages(agent)).toEqual([])
  await agent.button('desk.send').click()
  await phone.sees('院长室在行政楼三楼。')
  await agent.button('desk.giveBack').click()
  await phone.sees(says('notice.given_back'))
})

test.each([
  { channel: 'suishenban', person: 'sun-guoqiang', mode: 'elder', asked: '院长今天在哪里？' },
  { channel: 'alipay', person: 'emma-johnson', language: 'en-US', asked: 'What is the director called?' },
] as const)(
  '$person in $channel goes straight to a person, and the reply stands on the open page by itself',
  async ({ asked, ...options }) => {
    const phone = await phones.open(options)
    const { words } = phone
    await arrive(phone)
    await phone.link(words('common:service')).click()
    await phone.field(words('customer-service:ask')).fill(asked)
    await phone.press(words('customer-service:send'))
    await phone.press(words('customer-service:toAgent'))
    await phone.sees(words('customer-service:notice.agent_called'))

    await agent.to('desk')
    await agent.page.getByRole('link', { name: asked }).click()
    await agent.button('desk.take').click()
    await phone.sees(words('customer-service:notice.agent_came'))
    await agent.page.getByRole('textbox', { name: agent.says('desk.words') }).fill('1999，李主任')
    await agent.button('desk.send').click()

    await phone.sees('1999，李主任')
  },
)
