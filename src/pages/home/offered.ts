import Taro from '@tarojs/taro'
import type { InstitutionModule } from '@tongzhen/contract/institutions'
import { useInstitution } from '@/api/institutions'
import type { IconName } from '@/components/icon'
import {
  assistant,
  bills,
  departments,
  findDoctor,
  followedDoctors,
  healthCode,
  hospital,
  patients,
  reports,
  stays,
  visits,
} from '@/lib/paths'

export type Service =
  | 'byDepartment'
  | 'byDoctor'
  | 'visits'
  | 'pay'
  | 'reports'
  | 'inpatient'
  | 'code'
  | 'patients'
  | 'special'
  | 'mdt'
  | 'followed'
  | 'hospital'
  | 'assistant'

export const services: Record<Service, { icon: IconName; url: string; module?: InstitutionModule }> = {
  byDepartment: { icon: 'department', url: departments(), module: 'booking' },
  byDoctor: { icon: 'doctor', url: findDoctor(), module: 'booking' },
  visits: { icon: 'visits', url: visits() },
  pay: { icon: 'fee', url: bills() },
  reports: { icon: 'report', url: reports(), module: 'reports' },
  inpatient: { icon: 'bed', url: stays(), module: 'inpatient' },
  code: { icon: 'code', url: healthCode(), module: 'health_card' },
  patients: { icon: 'patients', url: patients() },
  special: { icon: 'star', url: departments({ kind: 'special_need' }), module: 'special_need' },
  mdt: { icon: 'team', url: departments({ kind: 'mdt' }), module: 'mdt' },
  followed: { icon: 'heart', url: followedDoctors(), module: 'booking' },
  assistant: { icon: 'talk', url: assistant(), module: 'assistant' },
  hospital: { icon: 'hospital', url: hospital(), module: 'hospital' },
}

export const open = (service: Service) => Taro.navigateTo({ url: services[service].url })

/** What the institution has switched on; until it is known, what nearly all have. */
export function useOffered(): (service: Service) => boolean {
  const modules = useInstitution()?.modules ?? ['booking']
  return (service) => {
    const { module } = services[service]
    return module === undefined || modules.includes(module)
  }
}
