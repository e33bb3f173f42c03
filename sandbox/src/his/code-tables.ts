/** Code tables of the interface (docs/interfaces/his.md, "Code tables"). */
export const documentTypes = ['01', '03', '06', '07'] as const
export type DocumentType = (typeof documentTypes)[number]

export const sexCodes = ['1', '2'] as const
export type SexCode = (typeof sexCodes)[number]

export const maritalStatuses = ['10', '20', '30', '40', '90'] as const

export const relationships = ['1', '2', '3', '4', '5', '6', '8', '9'] as const
export type Relationship = (typeof relationships)[number]

export const payTypes = ['01', '02', '03', '04', '09'] as const

export const payStatuses = ['0', '1', '2'] as const

export const visitTypes = ['1', '2', '3', '4'] as const
export type VisitType = (typeof visitTypes)[number]

export const periods = ['1', '2', '3'] as const
export type Period = (typeof periods)[number]

export type ScheduleStatus = '1' | '2' | '3'

export type OrderStatus = 'LOCKED' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED' | 'VISITED' | 'MISSED' | 'STOPPED'

/** A text of the hospital in both languages. */
export interface BilingualText {
  zh: string
  en: string
}
