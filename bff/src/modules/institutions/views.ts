import type { Language } from '@tongzhen/contract/headers'
import type { InstitutionSettings } from '@tongzhen/contract/institution-settings'
import type { Department, Doctor, Institution, InstitutionModule } from '@tongzhen/contract/institutions'
import type { InstitutionConfig } from '../../config/institution.ts'
import type { Hospital, HospitalDepartment } from '../../gateways/his/port.ts'
import { type LocalText, textIn } from '../../lib/local-text.ts'
import { ownText } from '../institution-settings/own-words.ts'
import type { ListedDoctor } from './catalogue.ts'

export function institutionView(
  hospital: Hospital,
  {
    institution,
    current,
    modules,
    language,
  }: {
    institution: InstitutionConfig
    current: InstitutionSettings
    /** Switched on in the channel. */
    modules: InstitutionModule[]
    language: Language
  },
): Institution {
  const text = (one: LocalText) => textIn(one, language)
  const own = (name: 'notice' | 'welcome') => {
    const words = ownText(current, name)

    return words && text(words)
  }
  const { institutionId, cancelUntilMinutes, payAtHospital } = institution

  return {
    institutionId,
    name: text(hospital.name),
    level: hospital.level,
    address: text(hospital.address),
    phone: hospital.phone,
    emergencyPhone: hospital.emergencyPhone,
    modules,
    campuses: hospital.campuses.map(({ campusId, name, address }) => ({
      campusId,
      name: text(name),
      address: text(address),
    })),
    cancelUntilMinutes,
    payAtHospital,
    homeDesign: current.homeDesign,
    notice: own('notice'),
    welcome: own('welcome'),
  }
}

export function departmentView(department: HospitalDepartment, language: Language): Department {
  const { departmentId, groupId, campusId, visitKinds } = department

  return {
    departmentId,
    name: textIn(department.name, language),
    groupId,
    groupName: textIn(department.groupName, language),
    campusId,
    location: textIn(department.location, language),
    intro: textIn(department.intro, language),
    visitKinds,
  }
}

export function doctorView(
  doctor: ListedDoctor,
  { institutionId, language }: { institutionId: string; language: Language },
): Doctor {
  return {
    doctorId: doctor.doctorId,
    institutionId,
    departmentId: doctor.departmentId,
    departmentName: textIn(doctor.department.name, language),
    name: textIn(doctor.name, language),
    title: doctor.title,
    specialities: textIn(doctor.specialities, language),
    isTeam: doctor.isTeam,
    visitKinds: doctor.visitKinds,
  }
}
