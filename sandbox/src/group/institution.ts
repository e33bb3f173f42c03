import type { Pair } from './specialty.ts'

/** Everything that makes one hospital of the group; a fourth is one more of these. */
export interface InstitutionData {
  /** The id by which Tongzhen's configuration knows it. */
  institutionCode: string
  hospitalCode: string
  name: Pair
  /** `3A`, `2A`, `1`. */
  level: string
  address: Pair
  phone: string
  emergencyPhone: string
  intro: Pair
  campuses: readonly CampusData[]
  /** Rules of check-in by telephone; undefined when there is none. */
  checkIn?: CheckInData
  /** Yuan with two decimals. */
  fees: { ordinary: string; associateChief: string; chief: string; specialNeed: string; team: string }
  departments: readonly DepartmentData[]
  teams: readonly TeamData[]
  /** Where special-need clinics are held; undefined when there are none. */
  specialNeedClinic: Pair | undefined
  teamRoom: Pair
}

export interface CampusData {
  campusCode: string
  name: Pair
  address: Pair
  /** Its main hall, in the coordinates of Chinese maps (GCJ-02). */
  position: { latitude: number; longitude: number }
  /** Where one checks in without a telephone. */
  terminal: Pair
}

export interface CheckInData {
  /** Before the time of the appointment begins. */
  opensMinutesBefore: number
  /** After the time of the appointment is over; whoever comes after it lets some go first. */
  closesMinutesAfter: number
  /** From the main hall. */
  radiusMetres: number
}

export interface DepartmentData {
  specialty: string
  campusCode: string
  building: Pair
  floor: number
  /** Letter of the area on that floor. */
  area: string
  staff: Staff
  hasEveningClinic?: boolean
}

/** How many doctors of each title see outpatients. */
export interface Staff {
  chief: number
  associateChief: number
  attending: number
  resident?: number
}

/** A multi-disciplinary team: specialists of several departments see one patient together. */
export interface TeamData {
  name: Pair
  /** The department that receives its patients. */
  specialty: string
  specialities: Pair
  intro: Pair
  /** 1 Monday … 5 Friday; always in the afternoon. */
  weekday: number
}
