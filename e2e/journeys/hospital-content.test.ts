import { beforeAll, expect, test } from 'vitest'
import { setUpStaff } from '../console/set-up-staff.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import type { Phone } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)
let editor: StaffWindow

beforeAll(async () => {
  editor = await staff.invite({ name: '宣小文', phone: '13700000013', role: 'editor' })
})

const startOf = (phone: Phone) => phone.page.evaluate(() => performance.timeOrigin)

/** Writes into a field that the Tab key leads to. */
async function type(name: string, text: string): Promise<void> {
  await editor.tabTo(editor.page.getByRole('textbox', { name, exact: true }))
  await editor.page.keyboard.insertText(text)
}

test('a notice that staff write by keyboard stands on the patient’s open page, and what they typed outlives a reload', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words } = phone
  await phone.press(words('home:do.hospital'))
  await phone.sees('三级甲等综合医院')
  await phone.press(words('hospital:notices.title'))
  await phone.link(/来院请带好这三样/).waitFor()
  const opened = await startOf(phone)

  const { page } = editor
  await editor.heading('content.title').waitFor()
  expect(await accessibility(page)).toEqual([])
  await editor.tabAndPress(editor.button('content.new_notice'))
  const title = '周六上午东门关闭'
  const label = (name: string, language: string) => `${editor.says(`contentText.${name}`)} · ${language}`
  await type(label('title', '中文'), title)
  await type(label('title', '英文'), 'East gate closed on Saturday morning')
  await type(label('body', '中文'), '请走**西门**。')
  await type(label('body', '英文'), 'Please use the **west** gate.')
  await editor.tabAndPress(editor.button('content.look'))
  await page.locator('.reading strong', { hasText: '西门' }).waitFor()
  expect(await accessibility(page)).toEqual([])
  await page.reload()
  await editor.heading('content.title').waitFor()
  await editor.tabAndPress(editor.button('content.new_notice'))
  await editor.tabAndPress(editor.button('content.publish'))
  await editor.sees(editor.says('content.isPublished'))

  await phone.press(title)
  await phone.sees('西门')
  expect(await startOf(phone)).toBe(opened)
})

test('the order of departments, and a doctor who is hidden, change on the patient’s open page by themselves', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words } = phone
  await phone.press(words('home:do.hospital'))
  await phone.press(words('hospital:departments.title'))
  const opened = await startOf(phone)
  const rows = phone.link(/楼/)
  await rows.first().waitFor()
  const nameOf = (text: string) => text.trim().split('\n')[0] ?? ''
  const second = nameOf(await rows.nth(1).innerText())

  const { page } = editor
  await editor.to('directory')
  await editor.tabAndPress(
    page.getByRole('button', { name: `${editor.says('directory.top')} ${second}`, exact: true }),
  )
  expect(await accessibility(page)).toEqual([])
  await editor.button('settings.save').click()
  await editor.sees(editor.says('settings.saved'))
  await expect.poll(async () => nameOf(await rows.first().innerText())).toBe(second)

  await rows.first().click()
  await phone.heading(words('hospital:department.experts')).waitFor()
  const expert = nameOf(await phone.link(/医师/).first().innerText())
  await editor.tabTo(page.getByRole('radio', { name: editor.says('directory.departments') }))
  await page.keyboard.press('ArrowRight')
  const hide = page.getByRole('checkbox', { name: `${editor.says('directory.hide')} ${expert}` })
  await editor.tabAndPress(hide, 'Space')
  await editor.button('settings.save').click()
  await editor.sees(editor.says('settings.saved'))
  await phone.link(new RegExp(expert)).waitFor({ state: 'detached' })
  expect(await startOf(phone)).toBe(opened)

  await editor.button('settings.restoreFirst').click()
  await phone.link(new RegExp(expert)).waitFor()
})
