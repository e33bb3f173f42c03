import { expect, test } from 'vitest'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

test('a page that does not come says so, and comes when asked for again', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'zhao-lei' })
  const { page, words } = phone
  await phone.heading(words('home:next.signIn.title')).waitFor()
  await page.route('**/chunk/**', (route) => route.abort())

  await phone.press(words('home:do.byDepartment'))
  await phone.sees(words('errors:pageMissing'))
  await page.unroute('**/chunk/**')
  await phone.press(words('common:action.retry'))
  await phone.heading(words('booking:departments.title.any')).waitFor()
})

test('whoever goes back at once sees the page that they have just left', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'zhao-lei' })
  const { page, words } = phone
  const home = phone.heading(words('home:next.signIn.title'))
  const departments = phone.heading(words('booking:departments.title.any'))
  await phone.press(words('home:do.byDepartment'))
  await departments.waitFor()
  await phone.back()
  await home.waitFor()

  // From here a second lasts as long as the test says: the way back is shorter than the movement of the page.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1000)
  await phone.press(words('home:do.byDepartment'))
  await departments.waitFor()
  await phone.back()
  await page.waitForURL(/home/)
  await page.clock.runFor(2000)
  expect(await home.isVisible()).toBe(true)
})
