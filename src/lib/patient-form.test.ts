import { describe, expect, test } from 'vitest'
import {
  asksEthnicity,
  contactRelationshipOf,
  emptyPatientForm,
  known,
  type PatientForm,
  toPatientFile,
} from './patient-form'
import { fieldOfPath, fieldProblems } from './patient-form-problems'

const TODAY = '2026-11-22'

const zhaoLei: PatientForm = {
  ...emptyPatientForm,
  relation: 'self',
  documentKind: 'resident_id',
  documentNumber: '310199 19900115 0037',
  name: ' 赵磊 ',
  ethnicity: '01',
  maritalStatus: 'unmarried',
  address: '上海市临江路 1 号',
  phone: '139 0000 0004',
  contactName: '赵强',
  contactRelationship: 'sibling',
  payerKind: 'city_insurance',
}

const emma: PatientForm = {
  ...emptyPatientForm,
  relation: 'self',
  documentKind: 'passport',
  documentNumber: '990000005',
  name: 'Emma Johnson',
  sex: 'female',
  birthOn: '1988-11-02',
  nationality: 'GBR',
  maritalStatus: 'not_stated',
  address: '1 Linjiang Road, Shanghai',
  phone: '+44 7700 900123',
  contactName: 'Tom Johnson',
  contactPhone: '13900000005',
  contactRelationship: 'spouse',
  payerKind: 'own_money',
}

describe('a holder of a resident ID card', () => {
  test('is not asked for birth date, sex and nationality: the number says them', () => {
    expect(known(zhaoLei)).toEqual({ birthOn: '1990-01-15', sex: 'male', nationality: 'CHN' })
    expect(fieldProblems(zhaoLei, TODAY)).toEqual({})
  })

  test('has the file sent as the hospital reads it', () => {
    expect(toPatientFile(zhaoLei)).toEqual({
      name: '赵磊',
      sex: 'male',
      birthOn: '1990-01-15',
      nationality: 'CHN',
      ethnicity: '01',
      maritalStatus: 'unmarried',
      documentKind: 'resident_id',
      documentNumber: '310199199001150037',
      address: '上海市临江路 1 号',
      phone: '13900000004',
      contactName: '赵强',
      contactRelationship: 'sibling',
      payerKind: 'city_insurance',
    })
  })

  test('is told of one wrong digit', () => {
    const problems = fieldProblems({ ...zhaoLei, documentNumber: '310199199001150038' }, TODAY)
    expect(problems).toEqual({ documentNumber: 'checksum' })
  })

  test('who is a child is not asked whether they are married', () => {
    expect(known({ ...zhaoLei, documentNumber: '310199201708190083' }).maritalStatus).toBe('unmarried')
  })

  test('must say their ethnicity, which the card names', () => {
    expect(fieldProblems({ ...zhaoLei, ethnicity: undefined }, TODAY)).toEqual({ ethnicity: 'required' })
  })
})

describe('a holder of a passport', () => {
  test('gives the printed name once; it serves as both names', () => {
    expect(fieldProblems(emma, TODAY)).toEqual({})
    expect(toPatientFile(emma)).toMatchObject({
      name: 'Emma Johnson',
      nameLatin: 'Emma Johnson',
      phone: '+447700900123',
      contactPhone: '13900000005',
    })
  })

  test('who has a Chinese name is filed under it, with the printed one beside', () => {
    expect(toPatientFile({ ...emma, chineseName: '江爱玛' })).toMatchObject({
      name: '江爱玛',
      nameLatin: 'Emma Johnson',
    })
  })

  test('is asked for the Latin letters of the passport', () => {
    expect(fieldProblems({ ...emma, name: '爱玛' }, TODAY)).toEqual({ name: 'malformed' })
    expect(fieldProblems({ ...emma, name: "Zoë O'Brien-Núñez Jr." }, TODAY)).toEqual({})
  })

  test('of a foreign country is not asked for an ethnicity, and none is sent', () => {
    expect(asksEthnicity(emma)).toBe(false)
    expect(toPatientFile({ ...emma, ethnicity: '01' })).not.toHaveProperty('ethnicity')
    expect(asksEthnicity({ ...emma, nationality: 'CHN' })).toBe(true)
  })

  test.each([
    ['', 'required'],
    ['1988-11-', 'malformed'],
    ['1988-02-30', 'malformed'],
    ['2026-11-23', 'inFuture'],
    ['1880-01-01', 'tooOld'],
  ])('born on %j is told what is wrong: %s', (birthOn, code) => {
    expect(fieldProblems({ ...emma, birthOn }, TODAY)).toEqual({ birthOn: code })
  })
})

test('permits are Chinese documents, so nationality is not asked', () => {
  const form: PatientForm = {
    ...emma,
    documentKind: 'hk_macau_permit',
    documentNumber: 'H90000006',
    name: '何俊杰',
  }
  expect(fieldProblems({ ...form, nationality: undefined }, TODAY)).toEqual({})
  expect(toPatientFile(form)).toMatchObject({ nationality: 'CHN', name: '何俊杰' })
  expect(toPatientFile(form)).not.toHaveProperty('nameLatin')
})

test('an empty form names everything that must be given', () => {
  expect(Object.keys(fieldProblems(emptyPatientForm, TODAY)).sort()).toEqual(
    [
      'relation',
      'documentKind',
      'name',
      'sex',
      'birthOn',
      'nationality',
      'maritalStatus',
      'address',
      'phone',
      'contactName',
      'contactRelationship',
      'payerKind',
    ].sort(),
  )
})

test('a phone number nobody can reach is refused in its field', () => {
  const form = { ...zhaoLei, phone: '12345', contactPhone: '0044 12' }
  expect(fieldProblems(form, TODAY)).toEqual({ phone: 'malformed', contactPhone: 'malformed' })
})

test('what the hospital refuses is shown at the field the person typed', () => {
  expect(fieldOfPath('file.documentNumber')).toBe('documentNumber')
  expect(fieldOfPath('file.nameLatin')).toBe('name')
  expect(fieldOfPath('relation')).toBe('relation')
  expect(fieldOfPath('institutionId')).toBeUndefined()
})

test('the one who adds a family member stands as contact person', () => {
  expect(contactRelationshipOf('child')).toBe('parent')
  expect(contactRelationshipOf('parent')).toBe('child')
  expect(contactRelationshipOf('self')).toBeUndefined()
})
