import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileOfDemoPerson } from './his/demo-files.ts'
import { readNewFile } from './his/patient-file.ts'
import { people } from './people.ts'

test('every demo person could open a file: the document is of the right form and agrees with the person', () => {
  for (const person of people) {
    const held = [{ hospitalCode: '310001', patientNo: '1', cardNo: '1' }]
    const { patientNo, cards, barredForDays, ...file } =
      fileOfDemoPerson({ ...person, files: held }, '310001') ?? {}

    expect(readNewFile({ ...file, orderNo: 'o-1' }, '2026-11-23')).toMatchObject({ orderNo: 'o-1' })
  }
})

test('no two people share a document or an account of any host', () => {
  for (const key of [
    ({ document }) => document.number,
    ({ accounts }) => accounts.wechat.openid,
    ({ accounts }) => accounts.wechat.unionid,
    ({ accounts }) => accounts.alipay.openId,
    ({ accounts }) => accounts.alipay.userId,
    ({ accounts }) => accounts.suishenban.userId,
  ] satisfies ((person: (typeof people)[number]) => string)[]) {
    expect(new Set(people.map(key)).size).toBe(people.length)
  }
})

test('the table in docs/demo-people.md names everyone with document and phone', () => {
  const table = readFileSync(new URL('../../docs/demo-people.md', import.meta.url), 'utf8')

  for (const { id, name, bornOn, document, phone } of people) {
    const spaced = phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
    expect(table).toMatch(new RegExp(`\`${id}\`\\s+\\| ${name}.*${bornOn}.*${document.number}.*${spaced}`))
  }
})
