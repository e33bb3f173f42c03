import { expect, test } from 'vitest'
import { encodeGbk } from './gbk.ts'
import { readZip } from './read-zip.test-support.ts'
import { zip } from './zip.ts'

test('what a provider packs is unpacked whole, names as the bytes that they were', () => {
  const entries = [
    { name: Buffer.from('a.csv'), content: encodeGbk('业务明细,￥1.00\r\n'.repeat(200)) },
    { name: encodeGbk('汇总.csv'), content: Buffer.alloc(0) },
  ]

  expect(readZip(zip(entries))).toEqual(entries.map((entry) => ({ ...entry, flags: 0 })))
})

test('a text in GBK is the same text again, but for what GBK does not have', () => {
  const text = '通诊 TZ 挂号（元）：12.50，王秀英·ａ'

  expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text)
  expect(encodeGbk('单').toString('hex')).toBe('b5a5')
  expect(encodeGbk('😀').toString()).toBe('?')
})
