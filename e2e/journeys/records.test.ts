import { expect, test } from 'vitest'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import type { PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { escaped } from '../phone/words.ts'

const phones = setUpPhones()

/** Who reads of which visit (sandbox/src/records/demo-encounters.ts). */
interface Story extends PhoneOptions {
  diagnosis: string
  medicine: string
  howOften: number
  advice: string
}

const stories: Story[] = [
  {
    ...{ channel: 'wechat', person: 'sun-guoqiang', language: 'en-US' },
    ...{ diagnosis: 'Atrial fibrillation', medicine: '华法林钠片', howOften: 1, advice: '少吃香蕉' },
  },
  {
    ...{ channel: 'suishenban', person: 'li-ming', diagnosis: '膝关节骨关节炎' },
    ...{ medicine: '布洛芬缓释胶囊', howOften: 2, advice: '少爬楼梯' },
  },
  {
    ...{ channel: 'alipay', person: 'chen-jing', mode: 'elder', diagnosis: '缺铁性贫血' },
    ...{ medicine: '琥珀酸亚铁片', howOften: 2, advice: '铁剂饭后吃' },
  },
]

test.each(stories)(
  '$person reads what the doctor found, how to take $medicine and what was advised (in $channel)',
  async ({ diagnosis, medicine, howOften, advice, ...options }) => {
    const phone = await phones.open(options)
    const { words } = phone
    await arriveWithFile(phone)
    await phone.toTab('me')
    await phone.press(new RegExp(`^${escaped(words('me:records'))}`))
    await phone
      .link(new RegExp(escaped(diagnosis)))
      .first()
      .click()

    await phone.heading(new RegExp(`^${escaped(words('records:record.title'))}$`)).waitFor()
    await phone.sees(diagnosis)
    await phone.sees(new RegExp(escaped(medicine)))
    const perDay = `records:record.perDay_${howOften === 1 ? 'one' : 'other'}`
    await phone.sees(new RegExp(escaped(words(perDay, { count: howOften }))))
    await phone.sees(new RegExp(escaped(advice)))
    expect(await phone.page.getByText(words('records:record.reportsMissing')).count()).toBe(0)
  },
)
