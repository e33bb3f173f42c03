import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFieldCrypto } from './fields.ts'
import { loadKeyRing } from './keys.ts'

const place = { table: 'accounts', column: 'phone', rowId: 'acc_1' }
const newFolder = () => mkdtempSync(join(tmpdir(), 'tongzhen-keys-'))
const openCrypto = (folder = newFolder()) => createFieldCrypto(loadKeyRing(folder))

describe('a sealed value', () => {
  const crypto = openCrypto()

  it.each(['13900000001', '王秀英', 'O’Neill 🙂', 'x'.repeat(5000)])('of %.12s opens again', (text) => {
    expect(crypto.open(place, crypto.seal(place, text))).toBe(text)
  })

  it('shows nothing of the text and is different every time', () => {
    const [first, second] = [crypto.seal(place, '13900000001'), crypto.seal(place, '13900000001')]

    expect(first).not.toBe(second)
    expect(first).not.toContain('139')
  })

  it.each([
    { ...place, rowId: 'acc_2' },
    { ...place, column: 'name' },
    { ...place, table: 'patients' },
  ])('moved to %o does not open', (elsewhere) => {
    expect(() => crypto.open(elsewhere, crypto.seal(place, '13900000001'))).toThrow('altered or moved')
  })

  it('with any one bit changed does not open', () => {
    const sealed = crypto.seal(place, '13900000001')
    const bytes = Buffer.from(sealed.slice(2), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const altered = Buffer.from(bytes)
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)

      expect(() => crypto.open(place, `1.${altered.toString('base64url')}`)).toThrow('altered or moved')
    }
  })

  it('of another installation does not open', () => {
    expect(() => openCrypto().open(place, crypto.seal(place, '13900000001'))).toThrow('altered or moved')
  })

  it('still opens after the keys have moved on to a new version', () => {
    const folder = newFolder()
    const sealed = openCrypto(folder).seal(place, '13900000001')
    const path = join(folder, 'keys.json')
    const keys = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(
      path,
      JSON.stringify({ ...keys, current: 2, masters: { ...keys.masters, 2: 'ab'.repeat(32) } }),
    )
    const later = openCrypto(folder)

    expect(later.open(place, sealed)).toBe('13900000001')
    expect(later.seal(place, '13900000001')).toMatch(/^2\./)
  })

  it('whose key is gone says which one is missing', () => {
    expect(() => crypto.open(place, crypto.seal(place, 'x').replace(/^1/, '7'))).toThrow('key version 7')
  })
})

describe('a blind index', () => {
  const crypto = openCrypto()

  it('is equal for equal values of a kind, and tells kinds and installations apart', () => {
    const index = crypto.blindIndex('phone', '13900000001')

    expect(index).toMatch(/^[0-9a-f]{32}$/)
    expect(crypto.blindIndex('phone', '13900000001')).toBe(index)
    expect(crypto.blindIndex('phone', '13900000002')).not.toBe(index)
    expect(crypto.blindIndex('card', '13900000001')).not.toBe(index)
    expect(openCrypto().blindIndex('phone', '13900000001')).not.toBe(index)
  })
})

describe('the key file', () => {
  it('is made once, for its owner only', () => {
    const folder = newFolder()
    loadKeyRing(folder)
    const first = readFileSync(join(folder, 'keys.json'), 'utf8')
    loadKeyRing(folder)

    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe(first)
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
  })

  it.each(['', '{', '{"current":1}', '{"current":2,"masters":{"1":"00"},"indexMaster":"00"}'])(
    'that holds %j is refused, not replaced',
    (content) => {
      const folder = newFolder()
      writeFileSync(join(folder, 'keys.json'), content)

      expect(() => loadKeyRing(folder)).toThrow('restore it from the backup')
      expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe(content)
    },
  )
})
