import { beforeEach, expect, test } from 'vitest'
import { emptyPatientForm } from '@/lib/patient-form'
import { patientDraft } from './patient-draft'

beforeEach(() => patientDraft.reset())

test('what was typed to bind a file is there when a new one is opened instead', () => {
  patientDraft.set('name', '陈静')
  patientDraft.set('documentKind', 'resident_id')
  patientDraft.goTo(1)
  expect(patientDraft.form).toEqual({ ...emptyPatientForm, name: '陈静', documentKind: 'resident_id' })
  expect(patientDraft.isEmpty).toBe(false)
})

test('a suggestion never replaces what a person typed', () => {
  patientDraft.set('phone', '+44 7700 900123')
  patientDraft.suggest({ phone: '13900000005', contactName: 'Tom Johnson', contactRelationship: undefined })
  expect(patientDraft.form.phone).toBe('+44 7700 900123')
  expect(patientDraft.form.contactName).toBe('Tom Johnson')
})

test('a refusal stands at its field until the field is changed', () => {
  patientDraft.refuse({ name: 'malformed', phone: 'malformed' })
  patientDraft.set('name', 'Emma Johnson')
  expect(patientDraft.refused).toEqual({ phone: 'malformed' })
})

test('the next patient starts from nothing, the owner’s phone is still known', () => {
  patientDraft.rememberOwnPhone('13900000002')
  patientDraft.set('name', '李小雨')
  patientDraft.finish()
  expect(patientDraft.isEmpty).toBe(true)
  expect(patientDraft.ownPhone).toBe('13900000002')
})

test('a person who signs out leaves nothing behind', () => {
  patientDraft.rememberOwnPhone('13900000002')
  patientDraft.set('name', '李小雨')
  patientDraft.reset()
  expect(patientDraft.form).toEqual(emptyPatientForm)
  expect(patientDraft.ownPhone).toBeUndefined()
})
