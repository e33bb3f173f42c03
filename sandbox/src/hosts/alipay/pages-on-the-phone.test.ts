import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { fixtureDir, setUpAlipayPhone } from './alipay-phone.test-support.ts'
import { createAlipayHost } from './server.ts'

const phone = setUpAlipayPhone()

describe('Li Ming opens the mini-program', () => {
  it('and sees its home page, styled, under a title', async () => {
    await phone.open()
    const heading = phone.page.getByRole('heading', { name: 'Hello', level: 1 })

    expect(await phone.page.title()).toBe('首页')
    expect(await heading.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(255, 0, 0)')
    expect(await heading.boundingBox()).toMatchObject({ width: 187.5, y: 72 })
    expect((await phone.page.getByText('pinned').boundingBox())?.y).toBe(72)
    expect(await phone.page.getByRole('button', { name: '返回' }).isVisible()).toBe(false)
    expect(await phone.reports()).toMatchObject({ errors: [], forbiddenGlobals: [] })
  })

  it('in English and large type, and the mini-program knows', async () => {
    await phone.open('person=li-ming&lang=en&fontSize=20')
    const { result } = await phone.my('getSystemInfo', {})

    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(result).toMatchObject({
      language: 'en',
      fontSizeSetting: 20,
      windowWidth: 375,
      platform: 'Android',
    })
  })

  it('at a page he was sent to, with a way home', async () => {
    await phone.open(`person=li-ming&page=pages/form/index&query=${encodeURIComponent('name=张三')}`)
    await expect.poll(() => phone.page.locator('#query').innerText()).toBe('张三')
    await phone.tap('返回首页')

    expect(await phone.page.title()).toBe('首页')
  })

  it('and is told in one line when it is not built', async () => {
    const empty = Fastify({ forceCloseConnections: true })
    const options = {
      packageDir: `${fixtureDir}/nowhere`,
      bffOrigin: '',
      allowedDomains: [],
      authCode: async () => '',
      cashier: phone.trades.cashier,
    }
    await empty.register(createAlipayHost(options))
    await phone.page.goto(await empty.listen({ port: 0, host: '127.0.0.1' }))

    await expect.poll(() => phone.page.getByText('还没有构建').isVisible()).toBe(true)
    await empty.close()
  })
})

describe('moving between pages', () => {
  it('hands over what the address says, and comes back by the title bar and by the page', async () => {
    await phone.open()
    await phone.tap('to form')
    await expect.poll(() => phone.page.title()).toBe('表单')
    expect(await phone.page.locator('#query').innerText()).toBe('王 秀英')
    await phone.tap('返回')
    await expect.poll(() => phone.page.title()).toBe('首页')

    await phone.tap('to form')
    await phone.tap('Go back')
    await expect.poll(() => phone.page.title()).toBe('首页')
    expect(await phone.page.locator('#life').innerText()).toBe(
      'launch pages/home/index, app shown, home loaded, home shown, home ready, home hidden, home shown, home hidden, home shown',
    )
  })

  it('replaces a page by one of a sub-package', async () => {
    await phone.open()
    await phone.tap('to form')
    await phone.tap('Detail')
    await expect.poll(() => phone.page.title()).toBe('详情')

    expect((await phone.reports()).pages).toEqual(['pages/home/index', 'packages/more/pages/detail/index'])
  })

  it('keeps the pages of the tab bar as they were left', async () => {
    await phone.open()
    await phone.tap('count 5')
    await phone.tap('就诊')
    await expect.poll(() => phone.log.innerText()).toBe('tab 1 就诊')
    await phone.page.locator('.title').click()
    await expect.poll(() => phone.log.innerText()).toBe('scrolled 120')
    await phone.page.locator('.host-page').evaluate((element) => element.scrollTo(0, 9999))
    await expect.poll(() => phone.page.getByText('visit 39').count()).toBe(1)

    await phone.tap('首页')
    expect(await phone.page.getByRole('button', { name: 'count 6' }).isVisible()).toBe(true)
  })

  it('is refused by the eleventh page, by the tab bar and by a page that is not there', async () => {
    await phone.open()
    const form = { url: '/pages/form/index' }
    for (let depth = 2; depth <= 10; depth += 1) await phone.my('navigateTo', form)

    expect((await phone.my('navigateTo', form)).outcome).toBe('fail')
    expect((await phone.my('navigateTo', { url: '/pages/nowhere' })).result.errorMessage).toBe(
      'there is no page pages/nowhere',
    )
    expect((await phone.my('redirectTo', { url: '/pages/visits/index' })).result.errorMessage).toContain(
      'use switchTab',
    )
    expect((await phone.my('reLaunch', form)).outcome).toBe('success')
    expect((await phone.reports()).pages).toEqual(['pages/form/index'])
  })

  it('is noticed when the phone turns to another app and comes back', async () => {
    await phone.open()
    await phone.page.evaluate(() => {
      window.__host?.hide()
      window.__host?.show()
    })

    expect(await phone.page.locator('#life').innerText()).toMatch(
      /home hidden, app hidden, app shown, home shown$/,
    )
  })
})

describe('a finger', () => {
  it('is felt by what it touches and by all around it, until something catches it', async () => {
    await phone.open()
    await phone.tap('tap')
    await phone.page.getByText('bubbling').click()

    expect(await phone.log.innerText()).toBe('no image;tap inner>inner;tap inner>middle;tap text>plain;')
  })

  it('that stays is a long tap and no tap', async () => {
    await phone.open()
    const box = await phone.page.getByText('bubbling').boundingBox()
    await phone.page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await phone.page.mouse.down()
    await expect.poll(() => phone.log.innerText()).toContain('longTap text>plain')
    await phone.page.mouse.up()

    expect(await phone.log.innerText()).not.toContain('tap text>plain;tap')
  })

  it('counts in a component, which tells the page', async () => {
    await phone.open()
    await phone.tap('count 5')
    await expect.poll(() => phone.log.innerText()).toContain('counted 6')

    expect(await phone.page.getByRole('button', { name: 'count 6' }).isVisible()).toBe(true)
  })

  it('adds to a list without making its rows anew', async () => {
    await phone.open()
    const row = await phone.page.locator('.row').nth(1).elementHandle()
    await phone.tap('add first')

    expect(await phone.page.locator('.row').allInnerTexts()).toEqual(['0:z', '1:A', '2:b'])
    expect(await row?.innerText()).toBe('2:b')
  })
})
