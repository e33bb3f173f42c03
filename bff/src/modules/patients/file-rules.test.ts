import type { PatientFile } from '@tongzhen/contract/patients'
import { describe, expect, it } from 'vitest'
import { normalizePatientFile, patientFileProblems } from './file-rules.ts'

const TODAY = '2026-11-22'

const zhaoLei: PatientFile = {
  name: '赵磊',
  sex: 'male',
  birthOn: '1990-06-15',
  nationality: 'CHN',
  ethnicity: '01',
  maritalStatus: 'married',
  documentKind: 'resident_id',
  documentNumber: '310000199006151015',
  address: '通诊路 1 号',
  phone: '13900000005',
  contactName: '钱芳',
  contactRelationship: 'spouse',
  payerKind: 'city_insurance',
}

const emma: PatientFile = {
  ...zhaoLei,
  name: 'Emma Johnson',
  nameLatin: 'EMMA JOHNSON',
  sex: 'female',
  birthOn: '1988-03-02',
  nationality: 'GBR',
  ethnicity: undefined,
  documentKind: 'passport',
  documentNumber: '532000001',
  payerKind: 'own_money',
}

const problems = (file: PatientFile) =>
  Object.fromEntries(patientFileProblems(file, TODAY).map(({ path, code }) => [path, code]))

describe('a file by resident ID', () => {
  it('of Zhao Lei is accepted', () => {
    expect(problems(zhaoLei)).toEqual({})
  })

  it('with a mistyped last character says so', () => {
    expect(problems({ ...zhaoLei, documentNumber: '310000199006151016' })).toEqual({
      'file.documentNumber': 'checksum',
    })
  })

  it('must agree with the birth date and the sex written in the number', () => {
    expect(problems({ ...zhaoLei, birthOn: '1990-06-16', sex: 'female' })).toEqual({
      'file.birthOn': 'birthDateMismatch',
      'file.sex': 'sexMismatch',
    })
  })

  it('belongs to a Chinese national and names the ethnicity', () => {
    expect(problems({ ...zhaoLei, nationality: 'GBR', ethnicity: undefined })).toEqual({
      'file.nationality': 'malformed',
      'file.ethnicity': 'required',
    })
    expect(problems({ ...zhaoLei, ethnicity: '57' })).toEqual({ 'file.ethnicity': 'malformed' })
    expect(problems({ ...zhaoLei, ethnicity: '00' })).toEqual({ 'file.ethnicity': 'malformed' })
  })

  it('has no name in Latin letters', () => {
    expect(problems({ ...zhaoLei, nameLatin: 'ZHAO LEI' })).toEqual({ 'file.nameLatin': 'malformed' })
  })
})

describe('a file by passport', () => {
  it('of Emma Johnson is accepted', () => {
    expect(problems(emma)).toEqual({})
  })

  it('needs the name as printed in the passport', () => {
    expect(problems({ ...emma, nameLatin: undefined })).toEqual({ 'file.nameLatin': 'required' })
    expect(problems({ ...emma, nameLatin: '艾玛' })).toEqual({ 'file.nameLatin': 'malformed' })
    expect(problems({ ...emma, nameLatin: "Zoë O'Neill-St. John" })).toEqual({})
  })

  it('of a foreigner has no ethnicity, of a Chinese national it may have one', () => {
    expect(problems({ ...emma, ethnicity: '01' })).toEqual({ 'file.ethnicity': 'malformed' })
    expect(problems({ ...emma, nationality: 'CHN', ethnicity: '01' })).toEqual({})
  })
})

describe('a file by permit', () => {
  it('of a resident of Hong Kong or Taiwan is accepted with and without ethnicity', () => {
    const ho = { ...zhaoLei, documentKind: 'hk_macau_permit', documentNumber: 'H00000001' } as const
    expect(problems({ ...ho, ethnicity: undefined })).toEqual({})
    expect(problems({ ...ho, documentKind: 'taiwan_permit', documentNumber: '00000001' })).toEqual({})
  })

  it('belongs to a Chinese national', () => {
    const ho = { ...zhaoLei, documentKind: 'hk_macau_permit', documentNumber: 'H00000001' } as const
    expect(problems({ ...ho, nationality: 'GBR', ethnicity: undefined })).toEqual({
      'file.nationality': 'malformed',
    })
  })
})

describe('a birth date', () => {
  it('may be today, for a newborn, and not tomorrow', () => {
    expect(problems({ ...emma, birthOn: TODAY })).toEqual({})
    expect(problems({ ...emma, birthOn: '2026-11-23' })).toEqual({ 'file.birthOn': 'inFuture' })
  })

  it('may lie 130 years back and not further', () => {
    expect(problems({ ...emma, birthOn: '1896-11-22' })).toEqual({})
    expect(problems({ ...emma, birthOn: '1896-11-21' })).toEqual({ 'file.birthOn': 'tooOld' })
  })
})

describe('a file sent to the hospital', () => {
  it('has its numbers in one form, however they were typed', () => {
    const typed = { ...zhaoLei, documentNumber: '310000 19900615 101x', contactPhone: '+86 139 0000 0006' }
    expect(normalizePatientFile({ ...typed, phone: '139-0000-0005' })).toMatchObject({
      documentNumber: '31000019900615101X',
      phone: '13900000005',
      contactPhone: '13900000006',
    })
    expect(normalizePatientFile(zhaoLei)).not.toHaveProperty('contactPhone')
  })
})
