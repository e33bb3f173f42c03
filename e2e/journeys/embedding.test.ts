import type { FrameLocator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { connect } from '../../bff/src/db/connection.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { escaped, type Words, words } from '../phone/words.ts'

const phones = setUpPhones()

/** The platform's page with ours in it, after the person has agreed there. */
async function openOnPlatform(
  page: Page,
  { button, say }: { button: string; say: Words },
): Promise<FrameLocator> {
  await page.getByRole('button', { name: button }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByRole('checkbox', { name: say('account:consent.sentence') }).click()
  await frame.getByRole('button', { name: say('account:consent.submit') }).click()

  return frame
}

/** As if the person had gone away for an hour. */
async function endSessions(): Promise<void> {
  const { databaseUrl } = phones.stack()
  if (databaseUrl === undefined) throw new Error('this stack has a database of its own')
  const db = connect({ url: databaseUrl })
  await db.deleteFrom('sessions').where('platform_id', 'is not', null).execute()
  await db.destroy()
}

test('on another platform’s page a cough leads to a department, “book” is told to that page, and after the session ended a second try goes on', async () => {
  const { sandbox } = phones.stack()
  const say = words('zh-CN')
  const page = await phones.browser().newPage({ viewport: { width: 1000, height: 900 }, locale: 'zh-CN' })
  await page.goto(`${sandbox.platform.origin}/?person=zhao-lei`)
  const frame = await openOnPlatform(page, { button: '智能导诊', say })
  const field = frame.getByRole('textbox', { name: say('assistant:label') })
  const send = frame.getByRole('button', { name: say('assistant:send') })
  await field.fill('咳嗽两个星期，有痰')
  await send.click()
  await frame.getByRole('button', { name: '都没有' }).click()
  const book = frame.getByRole('link', { name: new RegExp(escaped(say('assistant:book'))) })
  await book.first().waitFor()
  // The times of one department may come before those of the likelier one above it.
  await frame.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  await book.first().click()
  await page.getByRole('status').filter({ hasText: '平台的预约页：呼吸内科' }).waitFor()
  await frame.getByText(say('assistant:onPlatform')).waitFor()
  expect(await frame.getByRole('alert').count()).toBe(0)
  // The frame itself has led nowhere.
  expect(await frame.getByRole('navigation').count()).toBe(0)

  await endSessions()
  // The ticket is taken, and then who we are is asked: from then on a press goes out with the new session.
  const renewed = page.waitForResponse(/\/entrances$/).then(() => page.waitForResponse(/\/api\/session$/))
  await field.fill('还有点发热')
  await send.click()
  await page.getByRole('listitem').filter({ hasText: 'signed-out' }).waitFor()
  await frame.getByText(say('errors:sessionEnded.inFrame')).waitFor()
  expect(await field.inputValue()).toBe('还有点发热')
  await renewed
  await send.click()
  await frame.locator('.said--mine', { hasText: '还有点发热' }).waitFor()
  await page.close()
})

test('in English and elder mode customer service opens on the platform; a platform that signs with another key is told to the person, who then gets in', async () => {
  const { sandbox } = phones.stack()
  const say = words('en-US')
  sandbox.platform.settings.manner = 'forged'
  const page = await phones.browser().newPage({ viewport: { width: 390, height: 844 }, locale: 'en-US' })
  await page.goto(`${sandbox.platform.origin}/?person=emma-johnson&lang=en-US&display=elder`)
  await page.getByRole('button', { name: 'Customer service' }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByText(say('errors:code.TICKET_REFUSED')).waitFor()
  sandbox.platform.settings.manner = 'well'
  await frame.getByRole('button', { name: say('common:action.retry') }).click()
  await frame.getByRole('checkbox', { name: say('account:consent.sentence') }).click()
  await frame.getByRole('button', { name: say('account:consent.submit') }).click()
  await frame.getByRole('heading', { level: 1, name: say('customer-service:title') }).waitFor()

  await frame.locator('.tz--elder', { hasText: say('customer-service:title') }).waitFor()
  await page.close()
})

test('in a web view that shows nothing else the page is entered by its address, and booking leads back to the platform', async () => {
  const { sandbox, origin } = phones.stack()
  const say = words('zh-CN')
  const { platform } = sandbox
  const ticket = platform.ticketFor({ userId: 'chen-jing', page: 'triage' })
  const page = await phones.browser().newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await page.goto(
    `${origin}/embed/${platform.secrets.platformId}#/pages/assistant/index?ticket=${encodeURIComponent(ticket)}`,
  )
  await page.getByRole('checkbox', { name: say('account:consent.sentence') }).click()
  await page.getByRole('button', { name: say('account:consent.submit') }).click()
  await page.getByRole('textbox', { name: say('assistant:label') }).fill('膝盖疼')
  // It neither stays in the history nor reaches a server.
  expect(page.url()).not.toContain('ticket=')
  await page.getByRole('button', { name: say('assistant:send') }).click()
  await page.getByRole('button', { name: '都没有' }).click()
  const book = page.getByRole('link', { name: new RegExp(escaped(say('assistant:book'))) }).first()
  await book.waitFor()
  // The times of one department may come before those of the likelier one above it.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await book.click()
  await page.waitForURL((url) => url.origin === platform.origin)

  const { searchParams } = new URL(page.url())
  expect([searchParams.get('event'), searchParams.get('to')]).toEqual(['navigate', 'booking'])
  expect(searchParams.get('departmentName')).toBe('骨科')
  await page.close()
})

test('who asks a doctor online on the platform is sent the note, reads and gives it, and the doctor there reads it', async () => {
  const { sandbox } = phones.stack()
  const say = words('zh-CN')
  const page = await phones.browser().newPage({ viewport: { width: 1000, height: 900 }, locale: 'zh-CN' })
  await page.goto(`${sandbox.platform.origin}/?person=li-ming`)
  await page.getByRole('combobox', { name: '线上咨询的科室' }).selectOption('呼吸内科')
  await page.getByRole('button', { name: '发起线上咨询' }).click()
  const frame = await openOnPlatform(page, { button: '填写预问诊单', say })
  await frame.getByText('呼吸内科的线上咨询，患者：李明').waitFor()
  await frame.getByRole('textbox', { name: '这次来看什么？' }).fill('咳嗽，夜里厉害')
  await frame.getByRole('radiogroup', { name: '多久了？' }).getByRole('radio', { name: '一到四周' }).click()
  await frame.getByRole('checkbox', { name: '对药物或食物过敏吗？ 不过敏' }).click()
  await frame.getByRole('checkbox', { name: '现在在吃什么药？ 没有吃药' }).click()
  await frame.getByRole('button', { name: say('visit-note:read') }).click()
  await frame.getByText('多久了？ 一到四周').waitFor()
  await frame.getByRole('button', { name: say('visit-note:reading.send') }).click()
  await frame.getByText(say('visit-note:consultation.state.delivered.title')).waitFor()
  await frame.getByRole('button', { name: say('visit-note:consultation.goOn') }).click()
  await page.getByText('医院的页面已关闭。').waitFor()

  await page.getByRole('link', { name: '医生端' }).click()
  const [{ consultation } = { consultation: undefined }] = sandbox.platform.consultations.list()
  const read = page.getByRole('article', { name: consultation?.number ?? '' })
  await read.getByText('李明 · 呼吸内科').waitFor()
  await read.getByText('咳嗽，夜里厉害').waitFor()
  await page.close()
})
