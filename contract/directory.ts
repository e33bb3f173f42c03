import { z } from 'zod'
import { hospitalCode, institutionId } from './common.ts'
import { documentHistory, seenVersion } from './content.ts'
import { route } from './route.ts'

/** Lines in both languages instead of the hospital's own; null: what its own system says. */
const ownWords = z
  .object({
    zh: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .regex(/^(?:[^\p{Cc}\p{Bidi_Control}]|\n)*$/u),
    en: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .regex(/^(?:[^\p{Cc}\p{Bidi_Control}]|\n)*$/u),
  })
  .strict()
  .nullable()
export type OwnWords = z.output<typeof ownWords>

const departmentEntry = z.object({ isHidden: z.boolean(), intro: ownWords }).strict()
const doctorEntry = z.object({ isHidden: z.boolean(), specialities: ownWords, biography: ownWords }).strict()

const order = z
  .array(hospitalCode)
  .max(5000)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'named twice' })

/** What staff decide about departments and doctors, over what the hospital's own system says. */
export const directory = z
  .object({
    /** Who is not named comes after them, in the hospital's own order. */
    departmentOrder: order,
    /** Of all departments; it counts within each. */
    doctorOrder: order,
    departments: z.record(hospitalCode, departmentEntry),
    doctors: z.record(hospitalCode, doctorEntry),
  })
  .strict()
export type Directory = z.output<typeof directory>
export type DepartmentEntry = z.output<typeof departmentEntry>
export type DoctorEntry = z.output<typeof doctorEntry>

export const emptyDirectory: Directory = {
  departmentOrder: [],
  doctorOrder: [],
  departments: {},
  doctors: {},
}

/** Dotted names of what is said of each, for people to compare; an order is one list of codes. */
export function directoryValues(directory: Directory): Map<string, string | null> {
  const { departmentOrder, doctorOrder, departments, doctors } = directory
  const both = (words: OwnWords) => words && `${words.zh}\n${words.en}`
  const entries = [
    ...Object.entries(departments).flatMap(([id, one]): [string, string | null][] => [
      [`departments.${id}.isHidden`, one.isHidden ? 'true' : null],
      [`departments.${id}.intro`, both(one.intro)],
    ]),
    ...Object.entries(doctors).flatMap(([id, one]): [string, string | null][] => [
      [`doctors.${id}.isHidden`, one.isHidden ? 'true' : null],
      [`doctors.${id}.specialities`, both(one.specialities)],
      [`doctors.${id}.biography`, both(one.biography)],
    ]),
  ]

  return new Map([
    ['departmentOrder', departmentOrder.join(' ') || null],
    ['doctorOrder', doctorOrder.join(' ') || null],
    ...entries,
  ])
}

const text = z.object({ zh: z.string(), en: z.string().optional() })

const deskView = z.object({
  version: seenVersion,
  directory,
  /** As the hospital's own system names them, in the order in which they are shown now. */
  departments: z.array(z.object({ departmentId: hospitalCode, name: text, location: text, intro: text })),
  doctors: z.array(
    z.object({
      doctorId: hospitalCode,
      departmentId: hospitalCode,
      name: text,
      specialities: text,
      biography: text,
    }),
  ),
  history: documentHistory,
})
export type DirectoryDeskView = z.output<typeof deskView>

const params = z.object({ institutionId })

export const directoryRoutes = {
  getDirectory: route({
    method: 'GET',
    path: '/api/staff/institutions/:institutionId/directory',
    access: { who: 'staff', may: 'directory.edit' },
    params,
    response: deskView,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  changeDirectory: route({
    method: 'PUT',
    path: '/api/staff/institutions/:institutionId/directory',
    access: { who: 'staff', may: 'directory.edit' },
    params,
    body: z.object({ version: seenVersion, directory }).strict(),
    response: deskView,
    errors: ['CONTENT_CHANGED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** An earlier version, or what the hospital's own system says (0), as a new one. */
  restoreDirectory: route({
    method: 'POST',
    path: '/api/staff/institutions/:institutionId/directory/restoration',
    access: { who: 'staff', may: 'directory.edit' },
    params,
    body: z.object({ version: seenVersion, restore: seenVersion }).strict(),
    response: deskView,
    errors: ['CONTENT_CHANGED', 'HOSPITAL_UNAVAILABLE'],
  }),
}
