import { beforeEach, describe, expect, it } from 'vitest'
import { setUpAlipayPhone } from './alipay-phone.test-support.ts'

const phone = setUpAlipayPhone()

describe('the host app', () => {
  beforeEach(async () => {
    await phone.open('person=li-ming&page=pages/form/index')
  })

  it('asks, and says what was answered', async () => {
    await phone.tap('Confirm')
    await phone.tap('Yes')
    await expect.poll(() => phone.page.getByRole('status').innerText()).toBe('confirmed true')

    await phone.tap('Choose')
    await phone.tap('two')
    await expect.poll(() => phone.log.innerText()).toBe('chose 1')
  })

  it('reads a code that the person types, unless they cancel', async () => {
    await phone.tap('Scan')
    await phone.page.getByLabel('二维码内容').fill('TZ-1')
    await phone.tap('确定')
    await expect.poll(() => phone.log.innerText()).toBe('scanned TZ-1')
    await phone.tap('Scan')
    await phone.tap('取消')

    await expect.poll(() => phone.log.innerText()).toBe('scan failed 10')
  })

  it('signs the person of the phone in', async () => {
    expect(await phone.my('getAuthCode', { scopes: 'auth_base' })).toMatchObject({
      outcome: 'success',
      result: { authCode: 'code of li-ming' },
    })
  })

  it('keeps what is stored for each person apart', async () => {
    await phone.my('setStorage', { key: 'token', data: { a: [1] } })
    await phone.page.reload()
    await phone.started()
    expect((await phone.my('getStorage', { key: 'token' })).result).toEqual({ data: { a: [1] } })
    await phone.open('person=wang-xiuying')

    expect((await phone.my('getStorage', { key: 'token' })).result).toEqual({ data: null })
  })

  it('shows rich text as data, not as a program', async () => {
    expect(await phone.page.locator('rich-text').innerHTML()).toBe('<p>rich <b>text</b></p>')
  })

  it('closes and opens again', async () => {
    await phone.tap('关闭')
    expect(await phone.page.getByText('小程序已关闭').isVisible()).toBe(true)
    await phone.tap('重新打开')

    await expect.poll(() => phone.page.title()).toBe('表单')
  })
})

describe('a request', () => {
  beforeEach(() => phone.open())

  const request = (path: string, more: object = {}) =>
    phone.my('request', { url: `https://tongzhen.example${path}`, ...more })

  it('reaches the server, and its status is no failure unless the test says so', async () => {
    expect(await request('/doctors', { data: { page: 1 } })).toMatchObject({
      outcome: 'success',
      result: { status: 200, data: { url: '/doctors?page=1' } },
    })
    expect(await request('/missing')).toMatchObject({ outcome: 'success', result: { status: 404 } })
    await phone.page.evaluate(() => window.__host?.setHttpErrors('fail'))
    expect(await request('/missing')).toMatchObject({ outcome: 'fail', result: { error: 19, status: 404 } })
  })

  it('fails with Alipay’s numbers', async () => {
    expect((await request('/text')).result).toMatchObject({ error: 14 })
    expect((await request('/text', { dataType: 'text' })).result).toMatchObject({ data: 'no JSON' })
    expect((await request('/never', { timeout: 50 })).result).toMatchObject({ error: 13 })
    expect((await request('/never', { isAborted: true })).result).toMatchObject({ error: 9 })
    expect((await request('/', { method: 'PATCH' })).result).toMatchObject({ error: 2 })
    expect((await phone.my('request', { url: 'https://elsewhere.example/' })).result).toMatchObject({
      error: 11,
    })
  })

  it('fails while there is no network, which the mini-program is told', async () => {
    await phone.page.evaluate(() => window.__host?.setNetwork('NOTREACHABLE'))

    expect((await request('/')).result).toMatchObject({ error: 12 })
    expect((await phone.my('getNetworkType', {})).result).toMatchObject({ networkAvailable: false })
  })
})

describe('a file', () => {
  beforeEach(() => phone.open())

  const download = (path: string) =>
    phone.my('downloadFile', { url: `https://tongzhen.example${path}` }) as Promise<{
      outcome: string
      result: { apFilePath: string; error: number }
    }>

  it('is downloaded and shown: a PDF as a document, a picture as one', async () => {
    const pdf = await download('/file.pdf')
    const opened = { filePath: pdf.result.apFilePath, fileType: 'pdf' }
    expect(await phone.my('openDocument', opened)).toMatchObject({ outcome: 'success' })
    const viewer = phone.page.getByRole('dialog', { name: '文件预览' })
    await viewer.getByRole('button', { name: '关闭' }).click()
    await viewer.waitFor({ state: 'detached' })

    const picture = await download('/picture.png')
    expect(await phone.my('previewImage', { urls: [picture.result.apFilePath] })).toMatchObject({
      outcome: 'success',
    })
    await phone.page.getByRole('dialog', { name: '图片预览' }).waitFor()
  })

  it('that is missing, elsewhere or no PDF is not shown', async () => {
    expect(await download('/missing')).toMatchObject({ outcome: 'fail', result: { error: 12 } })
    expect(await phone.my('downloadFile', { url: 'https://elsewhere.example/' })).toMatchObject({
      result: { error: 13 },
    })
    const { result } = await download('/text')
    const opened = { filePath: result.apFilePath, fileType: 'pdf' }
    expect(await phone.my('openDocument', opened)).toMatchObject({ outcome: 'fail' })
    expect(await phone.my('openDocument', { filePath: 'nothing', fileType: 'pdf' })).toMatchObject({
      outcome: 'fail',
    })
  })
})

describe('a test of the package', () => {
  it('learns which global it counts on without asking', async () => {
    await phone.open()
    await phone.tap('careless')
    await expect.poll(() => phone.log.innerText()).toContain('false undefined')

    expect((await phone.reports()).forbiddenGlobals).toEqual([{ name: 'window', module: 'careless.js' }])
  })

  it('learns what went wrong in it, and what it asked of the phone', async () => {
    await phone.open()
    await phone.tap('throwing')
    await phone.tap('to form')
    const { errors, calls } = await phone.reports()

    expect(errors[0]).toContain('ontap: Error: the page is broken')
    expect(calls).toContainEqual({
      api: 'navigateTo',
      options: { url: expect.stringContaining('/pages/form/index') },
    })
  })
})
