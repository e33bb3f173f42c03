import type { Patient } from '@tongzhen/contract/patients'
import { describe, expect, it } from 'vitest'
import { hasCardAt, pickPatient } from './pick-patient'

const patient = (name: string, more: Partial<Patient> = {}): Patient => ({
  patientId: name,
  name,
  relation: 'other_family',
  sex: null,
  birthOn: null,
  documentKind: 'resident_id',
  documentNumberMasked: '310***********0021',
  until: null,
  isProved: true,
  phoneMasked: null,
  isDefault: false,
  scopes: ['booking'],
  cards: [],
  ...more,
})

const self = patient('李明', { relation: 'self', isDefault: true })
const mother = patient('王秀英')
const reportsOnly = patient('赵磊', { scopes: ['reports'] })
const nothing = { chosenId: undefined, knownIds: undefined }

describe('someone who books', () => {
  it('books for the default patient at first', () => {
    expect(pickPatient([mother, self], nothing)).toBe(self)
  })

  it('books for the patient they chose', () => {
    expect(pickPatient([mother, self], { ...nothing, chosenId: '王秀英' })).toBe(mother)
  })

  it('books for the patient they have just added, whoever was chosen before', () => {
    expect(pickPatient([self, mother], { chosenId: '李明', knownIds: ['李明'] })).toBe(mother)
  })

  it('keeps their choice when they came back without adding anyone', () => {
    expect(pickPatient([self, mother], { chosenId: '王秀英', knownIds: ['李明', '王秀英'] })).toBe(mother)
  })

  it('never books for a patient they may not book for', () => {
    expect(pickPatient([reportsOnly], nothing)).toBeUndefined()
    expect(pickPatient([reportsOnly, mother], { ...nothing, chosenId: '赵磊' })).toBe(mother)
  })
})

describe('a card', () => {
  it('counts in the hospital that gave it only', () => {
    const card = { cardId: 'c', institutionId: 'tz-central', cardNumberMasked: '**** 0231', isDefault: true }
    expect(hasCardAt({ cards: [card] }, 'tz-central')).toBe(true)
    expect(hasCardAt({ cards: [card] }, 'tz-jiangwan')).toBe(false)
  })
})
