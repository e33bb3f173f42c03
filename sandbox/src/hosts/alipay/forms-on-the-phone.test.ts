import { beforeEach, describe, expect, it } from 'vitest'
import { setUpAlipayPhone } from './alipay-phone.test-support.ts'

const phone = setUpAlipayPhone()

describe('filling in a form', () => {
  beforeEach(async () => {
    await phone.open('person=li-ming&page=pages/form/index')
  })

  it('by typing: the page may change what is typed', async () => {
    const name = phone.page.getByRole('textbox', { name: 'Name' })
    await name.pressSequentially('31x')
    await expect.poll(() => name.inputValue()).toBe('31X')
    await name.press('Enter')

    await expect.poll(() => phone.log.innerText()).toBe('confirm "31X"')
    expect(await name.getAttribute('aria-invalid')).toBe('false')
    const year = phone.page.getByRole('textbox', { name: 'Year' })
    expect(await year.getAttribute('inputmode')).toBe('numeric')
    await year.pressSequentially('20265')
    expect(await year.inputValue()).toBe('2026')
    await phone.page.getByRole('textbox', { name: 'Notes' }).fill('hello')
    await expect.poll(() => phone.log.innerText()).toBe('input "hello"')
  })

  it('by switching and choosing', async () => {
    await phone.page.getByRole('switch', { name: 'Reminders' }).click()
    await expect.poll(() => phone.log.innerText()).toBe('change true')
    await phone.page.getByText('Pear').click()
    await expect.poll(() => phone.log.innerText()).toBe('change []')
    await phone.page.getByRole('radio', { name: 'Male', exact: true }).click()
    await expect.poll(() => phone.log.innerText()).toBe('change "m"')
    await phone.page.keyboard.press('ArrowUp')
    await expect.poll(() => phone.log.innerText()).toBe('change "f"')
    expect(await phone.page.getByRole('radio', { name: 'Male', exact: true }).isChecked()).toBe(false)
  })

  it('by touching a label, which is one tap', async () => {
    await phone.page.getByText('Apple', { exact: true }).click()
    await expect.poll(() => phone.log.innerText()).toBe('change ["apple","pear"]')
    expect(await phone.page.locator('#taps').innerText()).toBe('1')

    await phone.page.getByRole('checkbox', { name: 'Apple' }).click()
    await expect.poll(() => phone.log.innerText()).toBe('change ["pear"]')
    expect(await phone.page.locator('#taps').innerText()).toBe('2')
  })

  it('by a picker, with finger or keyboard', async () => {
    await phone.tap('Period')
    await phone.page.getByRole('option', { name: 'afternoon' }).click()
    await phone.tap('确定')
    await expect.poll(() => phone.log.innerText()).toBe('change 1')

    await phone.tap('Date')
    await phone.page.getByRole('listbox', { name: '月' }).press('ArrowDown')
    await phone.tap('确定')
    await expect.poll(() => phone.log.innerText()).toBe('change "2024-03-29"')

    await phone.tap('Period')
    await phone.page.keyboard.press('Escape')
    await expect.poll(() => phone.log.innerText()).toBe('cancel undefined')
  })

  it('and handing it in', async () => {
    await phone.tap('Submit')

    await expect.poll(() => phone.log.innerText()).toBe('submit {"phone":"139","vip":true}')
  })

  it('and scrolling to the end of a list', async () => {
    await phone.page.getByLabel('List').evaluate((element) => element.scrollTo(0, 9999))

    await expect.poll(() => phone.log.innerText()).toBe('scrollToLower undefined')
  })
})
