import { expect, test } from 'vitest'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { chooseDoctor, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import { openMessage } from '../phone/pages/invoices.ts'
import type { PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

const writers: PhoneOptions[] = [
  { channel: 'wechat', person: 'wang-xiuying', mode: 'elder' },
  { channel: 'alipay', person: 'li-ming' },
]

test.each(writers)(
  '$person is asked for a note after booking, is told what is missing, and the doctor has it (in $channel)',
  async (writer) => {
    const phone = await phones.open(writer)
    const { words, person } = phone
    const { sandbox } = phones.stack()
    const desk = deskOf(phones.stack())
    await arriveWithFile(phone)
    await chooseDoctor(phone, desk)
    await chooseTime(phone)
    await confirmFor(phone, person.name)
    await phone.seesState(words('booking:appointment.state.booked.title'))
    await phone.reopen()
    await openMessage(phone, words('messages:kind.note_wanted.title'))

    await phone.fill('这次来看什么？', '膝盖疼，上楼更疼')
    await phone.press(words('visit-note:read'))
    await phone.sees(words('visit-note:reading.missing', { count: 3 }))
    await phone.press(words('visit-note:reading.back'))
    await phone.group('多久了？').getByRole('radio', { name: '一到六个月' }).click()
    await phone.tick('对药物或食物过敏吗？ 不过敏')
    await phone.tick('现在在吃什么药？ 没有吃药')
    await phone.press(words('visit-note:read'))
    await phone.sees('多久了？ 一到六个月')
    await phone.press(words('visit-note:reading.send'))
    await phone.seesState(words('visit-note:state.delivered.title'))

    const order = desk.ordersOf(person).at(0)
    const kept = sandbox.records.notes.list().filter(({ visitNo }) => visitNo === order?.orderNo)
    expect(kept.map(({ parts }) => parts[0]?.lines)).toEqual([['膝盖疼，上楼更疼', '多久了？ 一到六个月']])
  },
)
