import { test } from 'vitest'
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
