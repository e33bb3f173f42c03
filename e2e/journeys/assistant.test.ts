import { expect, test } from 'vitest'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { escaped } from '../phone/words.ts'

const phones = setUpPhones()

test('who coughs and reads English says so, has none of the danger signs, learns the department and why, and books its next free time in two taps', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'emma-johnson', language: 'en-US' })
  const { words } = phone
  await arriveWithFile(phone)
  await phone.press(new RegExp(`^${escaped(words('home:do.assistant'))}`))
  await phone.fill(words('assistant:label'), 'I have had a cough with phlegm for two weeks')
  await phone.press(words('assistant:send'))
  await phone.press('None of these')
  await phone.sees(words('assistant:because', { what: 'Cough' }))
  await phone
    .link(new RegExp(escaped(words('assistant:book'))))
    .first()
    .click()
  await phone.sees(words('booking:confirm.reason'))
  await phone.press(words.like('booking:confirm.book'))

  await phone.sees(words('booking:appointment.state.booked.text'))
})

test('an old man is asked for danger signs and offered nothing to book before; one that he presses by mistake is taken back, and so is “none”; a sign shows 120 without a network too; pain in the chest leads to 120; the model is down meanwhile', async () => {
  const { sandbox } = phones.stack()
  sandbox.model.faults.add({ kind: 'error-5xx', probability: 1 })
  const phone = await phones.open({ channel: 'alipay', person: 'sun-guoqiang', mode: 'elder' })
  const { words } = phone
  await arriveWithFile(phone)
  await phone.press(words('home-designs:more'))
  await phone.press(new RegExp(`^${escaped(words('home:do.assistant'))}`))
  await phone.fill(words('assistant:label'), '膝盖痛，上下楼厉害')
  await phone.press(words('assistant:send'))
  const book = phone.link(new RegExp(escaped(words('assistant:book'))))
  await phone.press('骨头露出来，或手脚变了形')
  await phone.sees(words('emergency:title'))
  await phone.press(words('assistant:signs.mistake'))
  await phone.button('都没有').waitFor()
  expect(await book.count()).toBe(0)
  await phone.press('都没有')
  await book.first().waitFor()
  await phone.press(words('assistant:signs.mistake'))
  await book.first().waitFor({ state: 'detached' })
  await phone.loseNetwork()
  await phone.press('骨头露出来，或手脚变了形')
  await phone.sees(words('emergency:title'))
  await phone.sees(words('errors:code.OFFLINE'))
  await phone.regainNetwork()
  await phone.retry()
  await phone.text(words('errors:code.OFFLINE')).waitFor({ state: 'detached' })
  await phone.press(words('assistant:signs.mistake'))
  await phone.press('都没有')
  await book.first().waitFor()
  await phone.fill(words('assistant:label'), '现在胸口压得痛，出冷汗')
  await phone.press(words('assistant:send'))
  await phone.sees(words('emergency:title'))
  sandbox.model.faults.clear()

  expect(await book.count()).toBe(0)
})

test('an old woman who cannot type well is told how to allow the microphone, speaks, corrects what was understood and is led to the department', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'wang-xiuying', mode: 'elder' })
  const { words } = phone
  const field = words('assistant:label')
  await arriveWithFile(phone)
  await phone.press(words('home-designs:more'))
  await phone.press(new RegExp(`^${escaped(words('home:do.assistant'))}`))
  await phone.fill(field, '膝盖痛')
  await phone.press(words('dictation:beginOf', { field }))
  await phone.answer('不允许')
  await phone.sees(words('dictation:denied'))
  await phone.forgetMicrophone()
  await phone.press(words('dictation:beginOf', { field }))
  await phone.answer(/^允许$/)
  await phone.press(words('dictation:finishOf', { field }))
  await phone.dialog().getByLabel('说的话').fill('上下楼厉害，疼了三年。')
  await phone.answer('完成')
  await phone.sees(words('dictation:heard'))
  expect(await phone.field(field).inputValue()).toBe('膝盖痛，上下楼厉害，疼了三年。')
  await phone.fill(field, '膝盖痛，上下楼厉害，疼了三天')
  await phone.press(words('assistant:send'))

  await phone.sees(/骨科/)
})
