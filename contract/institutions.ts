import { z } from 'zod'
import { date, fen, hospitalCode, instant, institutionId } from './common.ts'
import { homeDesigns } from './home-designs.ts'
import { everyEmbeddedPage as embeddedIn, route } from './route.ts'
import { visitKinds } from './states.ts'

/** What an institution may offer; the configuration says what it does. */
export const institutionModules = [
  'booking',
  'special_need',
  'mdt',
  'new_file',
  'reports',
  'inpatient',
  'health_card',
  'prepaid',
  'records',
  'named_doctor',
  'parking',
  'visit_note',
  'hospital',
  'assistant',
  'customer_service',
] as const

/** All texts are in the language of `Accept-Language`. */
export const institution = z.object({
  institutionId,
  name: z.string(),
  /** `3A`, `2A`, `1`: grade of the hospital. */
  level: z.string(),
  address: z.string(),
  phone: z.string(),
  emergencyPhone: z.string(),
  /** Only what this institution really offers is shown (experience.md B1). */
  modules: z.array(z.enum(institutionModules)),
  campuses: z.array(z.object({ campusId: hospitalCode, name: z.string(), address: z.string() })),
  /** Cancelling is free until this many minutes before the slot begins. */
  cancelUntilMinutes: z.int(),
  /** Kinds of visit whose fee is paid at the hospital; of others it is paid online when booking. */
  payAtHospital: z.array(z.enum(visitKinds)),
  homeDesign: z.enum(homeDesigns),
  /** What everybody should know now, and the opening words of the home page; null: nothing. */
  notice: z.string().nullable(),
  welcome: z.string().nullable(),
})
export type Institution = z.output<typeof institution>
export type InstitutionModule = Institution['modules'][number]

export const department = z.object({
  departmentId: hospitalCode,
  name: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  campusId: hospitalCode,
  location: z.string(),
  intro: z.string(),
  visitKinds: z.array(z.enum(visitKinds)),
})
export type Department = z.output<typeof department>

export const doctorTitles = ['chief', 'associate_chief', 'attending', 'resident'] as const
export type DoctorTitle = (typeof doctorTitles)[number]

export const doctor = z.object({
  doctorId: hospitalCode,
  institutionId,
  departmentId: hospitalCode,
  departmentName: z.string(),
  name: z.string(),
  title: z.enum(doctorTitles).nullable(),
  specialities: z.string(),
  /** A multi-disciplinary team, not one person. */
  isTeam: z.boolean(),
  visitKinds: z.array(z.enum(visitKinds)),
})
export type Doctor = z.output<typeof doctor>

/** A doctor in a list: `next` is the first session with a place, absent when the coming days are full. */
const doctorRow = doctor.extend({
  next: z
    .object({
      scheduleId: hospitalCode,
      startsAt: instant,
      visitKind: z.enum(visitKinds),
      feeFen: fen,
      left: z.int(),
    })
    .nullable(),
  days: z.array(z.object({ on: date, state: z.enum(['free', 'few', 'full', 'stopped']) })),
})
export type DoctorRow = z.output<typeof doctorRow>

const inInstitution = z.object({ institutionId })
/** Makes the address another one than that of an older answer, which may be kept. */
export const atVersion = z.coerce.number().int().min(0).optional()

export const institutionsRoutes = {
  listInstitutions: route({
    method: 'GET',
    path: '/api/institutions',
    access: { who: 'anyone' },
    embeddedIn,
    query: z
      .object({
        version: atVersion,
        /** Of the console's preview: the one institution, with the home page that it may get. */
        preview: z.string().max(400).optional(),
      })
      .strict(),
    response: z.object({
      institutions: z.array(institution),
      /** Grows when staff change one of them. */
      version: z.int().min(0),
    }),
    publicCacheSeconds: 300,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  followInstitutions: route({
    method: 'GET',
    path: '/api/institutions/version',
    access: { who: 'anyone' },
    embeddedIn,
    isUnattended: true,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: z.object({ version: z.int().min(0) }),
  }),
  listDepartments: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/departments',
    access: { who: 'anyone' },
    params: inInstitution,
    query: z.object({ visitKind: z.enum(visitKinds).optional(), version: atVersion }).strict(),
    response: z.object({ departments: z.array(department) }),
    publicCacheSeconds: 300,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  /** By department, by visit kind, or by `q`: name, pinyin (full or initials), speciality, department. */
  listDoctors: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/doctors',
    access: { who: 'anyone' },
    embeddedIn: ['triage'],
    params: inInstitution,
    query: z
      .object({
        departmentId: hospitalCode.optional(),
        visitKind: z.enum(visitKinds).optional(),
        q: z.string().max(40).optional(),
        /** Only doctors who see patients on this day. */
        on: date.optional(),
        version: atVersion,
      })
      .strict(),
    response: z.object({
      doctors: z.array(doctorRow),
      /** State of each of the coming days over the doctors listed, for the date strip. */
      days: z.array(z.object({ on: date, state: z.enum(['free', 'few', 'full', 'stopped', 'none']) })),
    }),
    publicCacheSeconds: 5,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  getDoctor: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/doctors/:doctorId',
    access: { who: 'anyone' },
    params: inInstitution.extend({ doctorId: hospitalCode }),
    query: z.object({ version: atVersion }).strict(),
    response: doctor.extend({ biography: z.string(), location: z.string() }),
    publicCacheSeconds: 60,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
}
