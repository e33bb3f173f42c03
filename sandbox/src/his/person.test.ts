import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPerson } from '../people.ts'
import { cardOf, fileOf, type RunningHis, runHis } from './his.test-support.ts'

let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})

afterEach(() => running.his.close())

const wangXiuying = { documentType: '01', documentNo: '310199195403120027', name: '王秀英' }

test('Wang Xiuying is found by document and name, at both hospitals that hold a file of her', async () => {
  const central = await running.call('/person/query', wangXiuying)
  const linjiang = await running.callerOf('tz-linjiang')('/person/query', wangXiuying)

  expect(central.data).toEqual({
    patientNo: '0100000101',
    name: '王秀英',
    phone: '13900000001',
    cards: [{ cardNo: 'TZ310001000101', cardType: '1', status: '1' }],
  })
  expect(linjiang.data.patientNo).toBe('0300000101')
  expect((await running.callerOf('tz-jiangwan')('/person/query', wangXiuying)).code).toBe('2001')
})

test('her document under another name is refused; her name in letters will do', async () => {
  const { call } = running

  expect((await call('/person/query', { ...wangXiuying, name: '王秀兰' })).code).toBe('2003')
  expect((await call('/person/query', { ...wangXiuying, name: 'wang xiuying' })).code).toBe('0')
})

test('Zhou Min is found with the old phone number that the hospital holds', async () => {
  const zhouMin = findPerson('zhou-min')
  const found = await running.call('/person/query', {
    documentType: '01',
    documentNo: zhouMin?.document.number,
    name: zhouMin?.name,
  })

  expect(found.data.phone).toBe('13900000108')
  expect(found.data.phone).not.toBe(zhouMin?.phone)
})

test('a new file gets a number and a card, once, and can be read as it was given', async () => {
  const { call } = running
  const { orderNo, ...file } = fileOf(1)

  const created = await call('/person/file/create', { orderNo, ...file })
  expect(await call('/person/file/create', { orderNo, ...file })).toMatchObject({
    code: '0',
    data: created.data,
  })
  const { patientNo, cardNo } = created.data

  const cards = [{ cardNo, cardType: '1', status: '1' }]
  expect((await call('/person/profile', { patientNo })).data).toEqual({ ...file, patientNo, cards })
  expect((await call('/person/card/list', { patientNo })).data).toEqual({ cards })
})

test('a second file for the same document is refused with the number of the first', async () => {
  const { call } = running
  const { data } = await call('/person/file/create', fileOf(1))

  expect(await call('/person/file/create', { ...fileOf(1), orderNo: 'another-order' })).toMatchObject({
    code: '2002',
    data: { patientNo: data.patientNo },
  })
})

test('a file names the first field that cannot be right', async () => {
  const { call } = running
  const resident = {
    ...fileOf(1),
    documentType: '01',
    documentNo: '310199199001150037',
    birthDate: '1990-01-15',
  }
  const fieldOf = async (file: object) => (await call('/person/file/create', file)).data.field

  expect(await fieldOf({ ...fileOf(1), name: ' ' })).toBe('name')
  expect(await fieldOf({ ...fileOf(1), sex: '3' })).toBe('sex')
  expect(await fieldOf({ ...fileOf(1), birthDate: '2026-11-24' })).toBe('birthDate')
  expect(await fieldOf({ ...fileOf(1), birthDate: '2026-02-30' })).toBe('birthDate')
  expect(await fieldOf({ ...resident, documentNo: '310199199001150038' })).toBe('documentNo')
  expect(await fieldOf({ ...resident, birthDate: '1990-01-16' })).toBe('birthDate')
  expect(await fieldOf({ ...resident, sex: '2' })).toBe('sex')
})

test("Zhao Lei's document cannot open a file for somebody else", async () => {
  const stranger = {
    ...fileOf(1),
    documentType: '01',
    documentNo: '310199199001150037',
    birthDate: '1990-01-15',
  }

  expect((await running.call('/person/file/create', stranger)).code).toBe('2003')
})

test('a card list of an unknown person is refused', async () => {
  expect((await running.call('/person/card/list', { patientNo: '404' })).code).toBe('2001')
  expect(cardOf('li-ming').cardNo).toBe('TZ310001000102')
})
