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

const FILES = /\/api\/(invoice|report)-files\?/

/** Opens a file by its button, looks at it as the host shows it, and goes back. */
export async function lookAtFile(phone: Phone, button: string): Promise<void> {
  const { words, page } = phone
  if (phone.options.channel === 'alipay') {
    await phone.press(words(button))
    const viewer = page.getByRole('dialog', { name: /^(文件预览|Document)$/ })
    await viewer.getByText('application/pdf').waitFor()

    return viewer.getByRole('button', { name: /^(关闭|Close)$/ }).click()
  }
  const [asked] = await Promise.all([page.waitForRequest(FILES), phone.press(words(button))])
  // As any viewer reads it: the address is all there is.
  const file = await fetch(asked.url())
  const bytes = Buffer.from(await file.arrayBuffer())
  if (bytes.subarray(0, 5).toString() !== '%PDF-') throw new Error(`no PDF but HTTP ${file.status}`)
  // A browser without a viewer keeps the file and stays: the page is left all the same, and come back to.
  await page.waitForURL(FILES).catch(() => page.goto('about:blank'))
  await page.goBack()
}
