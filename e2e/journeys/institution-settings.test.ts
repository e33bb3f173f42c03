import { beforeAll, expect, test } from 'vitest'
import { setUpStaff } from '../console/set-up-staff.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)
let keeper: StaffWindow

beforeAll(async () => {
  keeper = await staff.invite({ name: '何运营', phone: '13700000012', role: 'operations' })
})

/** Says why, and saves or restores. */
async function confirm(button: string, reason: string): Promise<void> {
  await keeper.button(button).click()
  const dialog = keeper.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: keeper.says('reasonDialog.submit') }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('another home page and a service less are on the patient’s open page by themselves, and back as soon as staff undo it', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words } = phone
  await arriveWithFile(phone)
  await phone.sees(words('home:do.reports'))
  const opened = await phone.page.evaluate(() => performance.timeOrigin)

  const { page } = keeper
  await keeper.heading('settings.title').waitFor()
  await page.getByRole('radio', { name: keeper.says('homeDesign.tiles') }).check()
  const preview = page.frameLocator('iframe')
  await preview.getByText(words('home-designs:moment.before')).waitFor()
  await page
    .getByRole('checkbox', { name: `${keeper.says('module.reports')} · ${keeper.says('channel.wechat')}` })
    .uncheck()
  const notice = '报告请到一楼自助机打印。'
  const english = 'Please print your reports on the ground floor.'
  await page.getByRole('textbox', { name: `${keeper.says('settingText.notice')} · 中文` }).fill(notice)
  await page.getByRole('textbox', { name: `${keeper.says('settingText.notice')} · 英文` }).fill(english)
  expect(await accessibility(page)).toEqual([])
  await confirm('settings.save', '报告系统升级')

  await phone.sees(words('home-designs:moment.before'))
  await phone.sees(notice)
  await phone.link(words('home:do.reports')).waitFor({ state: 'detached' })
  expect(await phone.page.evaluate(() => performance.timeOrigin)).toBe(opened)
  const answer = await phone.page.evaluate(async () => {
    const headers = { 'x-tongzhen-channel': 'wechat' }
    const { patients } = await (await fetch('/api/patients', { headers })).json()
    const of = `/api/patients/${patients[0].patientId}/institutions/${patients[0].cards[0].institutionId}`
    const refused = await fetch(`${of}/reports?from=2026-01-01&to=2026-12-31`, { headers })

    return (await refused.json()).error.code
  })
  expect(answer).toBe('MODULE_OFF')

  await keeper.sees('报告系统升级')
  await confirm('settings.restoreFirst', '升级完成')
  await phone.sees(words('home:do.reports'))
  await phone.text(words('home-designs:moment.before')).waitFor({ state: 'detached' })
  await keeper.sees(keeper.says('settings.restoredFrom', { version: '0' }))
})
