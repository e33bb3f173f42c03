import type { Phone } from '../phone.ts'

/** Opens the inbox until a message with this title has come, and from it what it is about. */
export async function openMessage(phone: Phone, title: string): Promise<void> {
  const { words, page } = phone
  await phone.toTab('me')
  for (;;) {
    await phone.press(words('me:messages'))
    await phone.heading(words('messages:title')).waitFor()
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
    const message = phone.link(new RegExp(`^${title}`))
    if ((await message.count()) > 0) return message.first().click()
    await phone.back()
    await phone.heading(words('me:title')).waitFor()
  }
}

/** Opens a file by its button, looks at it as the host shows it, and goes back. */
export async function lookAtFile(phone: Phone, button: string): Promise<void> {
  const { words, page } = phone
  await phone.press(words(button))
  if (phone.options.channel === 'alipay') {
    const viewer = page.getByRole('dialog', { name: /^(文件预览|Document)$/ })
    await viewer.getByText('application/pdf').waitFor()

    return viewer.getByRole('button', { name: /^(关闭|Close)$/ }).click()
  }
  await page.waitForURL(/\/api\/(invoice|report)-files\?/)
  // As any viewer reads it: the address is all there is.
  const file = await fetch(page.url())
  const bytes = Buffer.from(await file.arrayBuffer())
  if (bytes.subarray(0, 5).toString() !== '%PDF-') throw new Error(`no PDF but HTTP ${file.status}`)
  await page.goBack()
}
