import type { Patient } from '@tongzhen/contract/patients'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bindFileOf, openFileOf } from '../../../test/add-patient.ts'
import type { Device } from '../../../test/device.ts'
import { fileOf } from '../../../test/file-of.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'

let bff: TestBff

beforeEach(async () => {
  bff = await createTestBff()
})
afterEach(() => bff.close())

const LINJIANG = 2

const addCard = (device: Device, { patientId }: Patient, institutionId = 'tz-linjiang') =>
  bff.call('addCard', { device, params: { patientId }, body: { institutionId } })

const filesOf = (personId: string, institution: number) =>
  bff.sandbox.his.hospitals[institution]?.staff
    .files()
    .filter((file) => file.documentNo === fileOf(personId).documentNumber)

/** The hospital gives the person one more card, at its desk. */
function giveSecondCard(documentNo: string, cardNo: string): void {
  const files = bff.sandbox.his.store.collection<{ documentNo: string; cards: object[] }>('310001/files')
  for (const [patientNo, file] of files.entries()) {
    if (file.documentNo !== documentNo) continue
    files.set(patientNo, { ...file, cards: [...file.cards, { cardNo, cardType: '1', status: '1' }] })
  }
}

describe('a card in one more institution', () => {
  it('is made from the file of the first one: Zhao Lei types nothing again', async () => {
    const device = await bff.signIn('zhao-lei')
    const zhao = await openFileOf(bff, { device, personId: 'zhao-lei' })
    const { body } = await addCard(device, zhao)

    expect(body?.cards).toMatchObject([
      { institutionId: 'tz-central', isDefault: true },
      { institutionId: 'tz-linjiang', isDefault: true },
    ])
    const { name, address, contactName, phone } = fileOf('zhao-lei')
    expect(filesOf('zhao-lei', LINJIANG)).toMatchObject([{ name, address, contactName, phone }])
  })

  it('is the one that exists there, when that hospital holds the phone she has proved: Wang Xiuying', async () => {
    const device = await bff.signIn('li-ming')
    const wang = await bindFileOf(bff, { device, personId: 'wang-xiuying', relation: 'parent' })
    const { body } = await addCard(device, wang)

    expect(body?.cards.map((card) => card.cardNumberMasked)).toEqual(['**** 0101', '**** 0101'])
    expect(filesOf('wang-xiuying', LINJIANG)).toHaveLength(1)
  })

  it('is not given to somebody who knows no more than her name and number', async () => {
    const device = await bff.signIn('zhao-lei')
    const file = { ...fileOf('wang-xiuying'), phone: '13900000004' }
    const wang = await bff.ok('openFile', {
      device,
      body: { institutionId: 'tz-jiangwan', relation: 'other', file },
    })

    expect((await addCard(device, wang, 'tz-central')).error?.code).toBe('FILE_EXISTS')
    expect((await bff.ok('listPatients', { device })).patients[0]?.cards).toHaveLength(1)
  })

  it('is not given either to somebody who bound, by their own phone, a file that they had opened for her', async () => {
    const intruder = await bff.signIn('zhao-lei')
    const file = { ...fileOf('wang-xiuying'), phone: '13900000777' }
    await bff.ok('openFile', {
      device: intruder,
      body: { institutionId: 'tz-jiangwan', relation: 'other', file },
    })
    const accomplice = await bff.signIn('sun-guoqiang')
    const { bindingId } = await bff.ok('startBinding', {
      device: accomplice,
      body: {
        institutionId: 'tz-jiangwan',
        relation: 'self',
        name: file.name,
        documentKind: file.documentKind,
        documentNumber: file.documentNumber,
      },
    })
    const bound = await bff.ok('confirmBinding', {
      device: accomplice,
      params: { bindingId },
      body: { code: bff.codeSentTo('13900000777') },
    })

    expect((await addCard(accomplice, bound, 'tz-central')).error?.code).toBe('FILE_EXISTS')
  })

  it('asked for twice is there once', async () => {
    const device = await bff.signIn('zhao-lei')
    const zhao = await openFileOf(bff, { device, personId: 'zhao-lei' })
    const replies = await Promise.all(Array.from({ length: 10 }, () => addCard(device, zhao)))

    expect(replies.filter((reply) => reply.error)).toEqual([])
    expect(filesOf('zhao-lei', LINJIANG)).toHaveLength(1)
    expect((await bff.ok('listPatients', { device })).patients[0]?.cards).toHaveLength(2)
  })

  it('comes with the second attempt when the first answer is lost, and one file is opened', async () => {
    const device = await bff.signIn('zhao-lei')
    const zhao = await openFileOf(bff, { device, personId: 'zhao-lei' })
    bff.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/person/file/create' })

    expect((await addCard(device, zhao)).error?.code).toBe('HOSPITAL_UNAVAILABLE')
    expect((await addCard(device, zhao)).body?.cards).toHaveLength(2)
    expect(filesOf('zhao-lei', LINJIANG)).toHaveLength(1)
  })
})

describe('several cards of one hospital', () => {
  it('are all bound; the first one is used until another one is chosen', async () => {
    giveSecondCard(fileOf('chen-jing').documentNumber, 'TZ310001900103')
    const device = await bff.signIn('chen-jing')
    const chen = await bindFileOf(bff, { device, personId: 'chen-jing' })
    expect(chen.cards).toMatchObject([{ isDefault: true }, { isDefault: false }])

    const { patientId } = chen
    const cardId = chen.cards[1]?.cardId ?? ''
    const after = await bff.ok('makeDefaultCard', { device, params: { patientId, cardId } })
    expect(after.cards.find((card) => card.isDefault)?.cardId).toBe(cardId)
    expect(after.cards.filter((card) => card.isDefault)).toHaveLength(1)
  })

  it('can be unbound one by one, and the default one passes on', async () => {
    giveSecondCard(fileOf('chen-jing').documentNumber, 'TZ310001900103')
    const device = await bff.signIn('chen-jing')
    const { patientId, cards } = await bindFileOf(bff, { device, personId: 'chen-jing' })
    const [first, second] = cards.map((card) => card.cardId)
    const afterOne = await bff.ok('unbindCard', { device, params: { patientId, cardId: first ?? '' } })
    expect(afterOne.cards).toMatchObject([{ cardId: second, isDefault: true }])
    const afterBoth = await bff.ok('unbindCard', { device, params: { patientId, cardId: second ?? '' } })
    expect(afterBoth.cards).toEqual([])

    const { body } = await addCard(device, afterBoth, 'tz-central')
    expect(body?.cards).toHaveLength(2)
  })
})

describe('somebody else’s card', () => {
  it('cannot be made the default or unbound through one’s own patient', async () => {
    const chen = await bff.signIn('chen-jing')
    const { cards } = await bindFileOf(bff, { device: chen, personId: 'chen-jing' })
    const device = await bff.signIn('zhao-lei')
    const { patientId } = await openFileOf(bff, { device, personId: 'zhao-lei' })
    const params = { patientId, cardId: cards[0]?.cardId ?? '' }

    expect(await bff.refused('makeDefaultCard', { device, params })).toBe('NOT_FOUND')
    expect(await bff.refused('unbindCard', { device, params })).toBe('NOT_FOUND')
  })
})
