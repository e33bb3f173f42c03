import { z } from 'zod'
import { phone, smsCode } from './accounts.ts'
import { date, id, instant, institutionId, line } from './common.ts'
import { documentKinds, sexes } from './documents.ts'
import { displayModes } from './headers.ts'
import { patientScopes, route } from './route.ts'
import { proxyTerms } from './states.ts'

export const patientId = id('pat')
export const cardId = id('crd')
export const bindingId = id('bnd')

/** Whose record it is, seen from the account. */
export const relations = ['self', 'child', 'parent', 'spouse', 'other_family', 'other'] as const
export type Relation = (typeof relations)[number]

export const maritalStatuses = ['unmarried', 'married', 'divorced', 'widowed', 'not_stated'] as const
export type MaritalStatus = (typeof maritalStatuses)[number]

/** Relationship of the contact person to the patient (GB/T 4761, the groups a hospital's form has). */
export const contactRelationships = [
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other_relative',
  'friend',
] as const
export type ContactRelationship = (typeof contactRelationships)[number]

const payerKinds = ['own_money', 'city_insurance', 'province_insurance', 'other_insurance', 'other'] as const
export type PayerKind = (typeof payerKinds)[number]

const document = { documentKind: z.enum(documentKinds), documentNumber: z.string().min(1).max(32) }

/** The first-visit file (P4; document 003 首诊建档). Age is derived from the birth date, never asked. */
export const patientFile = z
  .object({
    name: line(60),
    /** As printed in the passport; asked of holders of a passport only. */
    nameLatin: line(60).optional(),
    sex: z.enum(sexes),
    birthOn: date,
    /** ISO 3166-1 alpha-3. */
    nationality: z.string().regex(/^[A-Z]{3}$/),
    /** GB/T 3304 code `01`–`56`; only for Chinese nationals. */
    ethnicity: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    maritalStatus: z.enum(maritalStatuses),
    ...document,
    address: line(120),
    phone,
    contactName: line(60),
    contactPhone: phone.optional(),
    contactRelationship: z.enum(contactRelationships),
    payerKind: z.enum(payerKinds),
  })
  .strict()
export type PatientFile = z.output<typeof patientFile>

export const card = z.object({
  cardId,
  institutionId,
  /** Last four characters only, `**** 0231`. */
  cardNumberMasked: z.string(),
  isDefault: z.boolean(),
})
export type Card = z.output<typeof card>

/** A person whose affairs this account may see to. */
export const patient = z.object({
  patientId,
  name: z.string(),
  relation: z.enum(relations),
  sex: z.enum(sexes).nullable(),
  birthOn: date.nullable(),
  documentKind: z.enum(documentKinds),
  /** `310***********0021`. */
  documentNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  isDefault: z.boolean(),
  scopes: z.array(z.enum(patientScopes)),
  /** The account sees to them until then; null: until somebody ends it. */
  until: instant.nullable(),
  /** False: reports, the health card and stays in hospital open only after a code to the phone that the hospital holds. */
  isProved: z.boolean(),
  cards: z.array(card),
})
export type Patient = z.output<typeof patient>

const patientParams = z.object({ patientId })

/** Another account that sees to this patient, shown to the patient's own account. */
export const proxy = z.object({
  proxyId: id('prx'),
  phoneMasked: z.string(),
  relation: z.enum(relations),
  scopes: z.array(z.enum(patientScopes)),
  since: instant,
  /** Null: until it is ended. */
  until: instant.nullable(),
})
export type Proxy = z.output<typeof proxy>

export const patientsRoutes = {
  listPatients: route({
    method: 'GET',
    path: '/api/patients',
    access: { who: 'account' },
    response: z.object({ patients: z.array(patient), limit: z.int() }),
  }),
  /** Opens a file in the hospital and adds the patient. */
  openFile: route({
    method: 'POST',
    path: '/api/patients',
    module: 'new_file',
    access: { who: 'account' },
    body: z.object({ institutionId, relation: z.enum(relations), file: patientFile }).strict(),
    response: patient,
    errors: [
      'DOCUMENT_INVALID',
      'FILE_EXISTS',
      'FILE_NAME_MISMATCH',
      'PATIENT_ALREADY_ADDED',
      'PATIENT_LIMIT_REACHED',
      'PROOF_REQUIRED',
      'REVERIFICATION_REQUIRED',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /** Finds a file by document and name and sends a code to the phone the hospital holds. */
  startBinding: route({
    method: 'POST',
    path: '/api/patient-bindings',
    access: { who: 'account' },
    body: z
      .object({
        ...{ institutionId, name: line(60), ...document, relation: z.enum(relations) },
        /** Of no use with oneself. */
        term: z.enum(proxyTerms).optional(),
        /** In elder mode the code lives longer. */
        displayMode: z.enum(displayModes).optional(),
      })
      .strict(),
    response: z.object({ bindingId, phoneMasked: z.string(), expiresInSeconds: z.int() }),
    errors: [
      'DOCUMENT_INVALID',
      'FILE_NOT_FOUND',
      'FILE_NAME_MISMATCH',
      'FILE_PHONE_UNUSABLE',
      'FILE_NOT_SEEN_YET',
      'PATIENT_ALREADY_ADDED',
      'PATIENT_LIMIT_REACHED',
      'SMS_TOO_SOON',
      'SMS_LIMIT_REACHED',
      'SMS_UNAVAILABLE',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  confirmBinding: route({
    method: 'POST',
    path: '/api/patient-bindings/:bindingId/confirmation',
    access: { who: 'account' },
    params: z.object({ bindingId }),
    body: z.object({ code: smsCode }).strict(),
    response: patient,
    errors: [
      'CODE_WRONG',
      'CODE_EXPIRED',
      'PATIENT_ALREADY_ADDED',
      'PATIENT_LIMIT_REACHED',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  getPatient: route({
    method: 'GET',
    path: '/api/patients/:patientId',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams,
    response: patient,
  }),
  makeDefaultPatient: route({
    method: 'PUT',
    path: '/api/patients/:patientId/default',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams,
    response: patient,
  }),
  /** Takes the patient out of this account; the file in the hospital stays. */
  removePatient: route({
    method: 'DELETE',
    path: '/api/patients/:patientId',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams,
    response: null,
    errors: ['PATIENT_HAS_APPOINTMENTS', 'PATIENT_HAS_PAYMENTS', 'PATIENT_HAS_REFUND'],
  }),
  /**
   * A card in one more institution, from what the first one knows: nothing is asked twice. FILE_EXISTS: a file
   * is there with a phone that proves nothing yet, so it is bound by code (startBinding). FILE_NOT_FOUND:
   * no institution has a file to copy from (any more), so one is opened (openFile).
   */
  addCard: route({
    method: 'POST',
    path: '/api/patients/:patientId/cards',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams,
    body: z.object({ institutionId }).strict(),
    response: patient,
    errors: ['FILE_EXISTS', 'FILE_NOT_FOUND', 'FILE_NAME_MISMATCH', 'HOSPITAL_UNAVAILABLE'],
  }),
  makeDefaultCard: route({
    method: 'PUT',
    path: '/api/patients/:patientId/cards/:cardId/default',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams.extend({ cardId }),
    response: patient,
  }),
  unbindCard: route({
    method: 'DELETE',
    path: '/api/patients/:patientId/cards/:cardId',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams.extend({ cardId }),
    response: patient,
    errors: ['PATIENT_HAS_APPOINTMENTS', 'PATIENT_HAS_PAYMENTS', 'PATIENT_HAS_REFUND'],
  }),
  /** The account gives up its rights over somebody else earlier; longer ones only the person gives. */
  shortenTerm: route({
    method: 'PUT',
    path: '/api/patients/:patientId/term',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams,
    body: z.object({ term: z.enum(['year', 'month']) }).strict(),
    response: patient,
  }),
  /** Who else sees to this patient; only in the patient's own account (`relation` self). */
  listProxies: route({
    method: 'GET',
    path: '/api/patients/:patientId/proxies',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams,
    response: z.object({ proxies: z.array(proxy) }),
  }),
  /** Narrows or ends (empty `scopes`) what a family member may do. */
  updateProxy: route({
    method: 'PUT',
    path: '/api/patients/:patientId/proxies/:proxyId',
    access: { who: 'patient', scope: 'booking', at: 'params.patientId' },
    params: patientParams.extend({ proxyId: id('prx') }),
    body: z
      .object({
        scopes: z.array(z.enum(patientScopes)).max(3),
        /** From now on; absent: as it is. */
        term: z.enum(proxyTerms).optional(),
      })
      .strict(),
    response: z.object({ proxies: z.array(proxy) }),
  }),
}
