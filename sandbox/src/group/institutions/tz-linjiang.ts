import type { DepartmentData, InstitutionData } from '../institution.ts'
import type { Pair } from '../specialty.ts'

const centre: Pair = ['服务中心', 'Health Centre']

function department(
  options: Pick<DepartmentData, 'specialty' | 'floor' | 'area' | 'staff' | 'hasEveningClinic'>,
): DepartmentData {
  return { ...options, campusCode: '01', building: centre }
}

export const tzLinjiang: InstitutionData = {
  institutionCode: 'tz-linjiang',
  hospitalCode: '310003',
  name: ['临江社区卫生服务中心', 'Linjiang Community Health Centre'],
  level: '1',
  address: ['上海市杨浦区临江示例路18号', '18 Linjiang Sample Road, Yangpu District, Shanghai'],
  phone: '021-5555 0300',
  emergencyPhone: '120',
  intro: [
    '社区居民的家庭医生：常见病、慢性病续方、中医、儿保妇保和居家照护，需要时转诊上级医院。',
    'Family doctors of the neighbourhood: everyday illness, repeat prescriptions, Chinese medicine, health of women and children, care at home, and referral when needed.',
  ],
  campuses: [
    {
      campusCode: '01',
      name: ['临江中心', 'Linjiang Centre'],
      address: ['上海市杨浦区临江示例路18号', '18 Linjiang Sample Road, Yangpu District, Shanghai'],
      position: { latitude: 31.2702, longitude: 121.5533 },
      terminal: ['一楼服务台', 'the desk on floor 1'],
    },
  ],
  checkIn: { opensMinutesBefore: 60, closesMinutesAfter: 30, radiusMetres: 200 },
  fees: { ordinary: '10.00', associateChief: '14.00', chief: '16.00', specialNeed: '318.00', team: '200.00' },
  departments: [
    department({
      specialty: 'general-practice',
      floor: 1,
      area: 'A',
      staff: { chief: 1, associateChief: 2, attending: 3, resident: 1 },
      hasEveningClinic: true,
    }),
    department({
      specialty: 'tcm-internal',
      floor: 2,
      area: 'A',
      staff: { chief: 1, associateChief: 0, attending: 1 },
    }),
    department({
      specialty: 'acupuncture',
      floor: 2,
      area: 'B',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'tuina',
      floor: 2,
      area: 'C',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'child-health',
      floor: 3,
      area: 'A',
      staff: { chief: 0, associateChief: 1, attending: 2 },
    }),
    department({
      specialty: 'womens-health',
      floor: 3,
      area: 'B',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'rehabilitation',
      floor: 1,
      area: 'B',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'hospice',
      floor: 4,
      area: 'A',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
  ],
  teams: [],
  specialNeedClinic: undefined,
  teamRoom: ['服务中心3楼会诊室', 'Consultation Room, Health Centre, Floor 3'],
}
