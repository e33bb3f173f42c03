import type { DepartmentData, InstitutionData } from '../institution.ts'
import type { Pair } from '../specialty.ts'

const mainBuilding: Pair = ['门诊综合楼', 'Main Outpatient Building']

function department(
  options: Pick<DepartmentData, 'specialty' | 'floor' | 'area' | 'staff' | 'hasEveningClinic'>,
): DepartmentData {
  return { ...options, campusCode: '01', building: mainBuilding }
}

export const tzJiangwan: InstitutionData = {
  institutionCode: 'tz-jiangwan',
  hospitalCode: '310002',
  name: ['江湾区医院', 'Jiangwan District Hospital'],
  level: '2A',
  address: ['上海市虹口区江湾示例路66号', '66 Jiangwan Sample Road, Hongkou District, Shanghai'],
  phone: '021-5555 0200',
  emergencyPhone: '021-5555 0220',
  intro: [
    '二级甲等综合医院，以康复、骨科和慢性病管理见长，与中心医院共享检查结果并可直接转诊。',
    'A secondary grade A general hospital known for rehabilitation, orthopaedics and long-term illness; it shares results with the central hospital and can refer you there directly.',
  ],
  campuses: [
    {
      campusCode: '01',
      name: ['江湾院区', 'Jiangwan Campus'],
      address: ['上海市虹口区江湾示例路66号', '66 Jiangwan Sample Road, Hongkou District, Shanghai'],
      position: { latitude: 31.3052, longitude: 121.4841 },
      terminal: ['门诊大厅的自助机', 'the terminal in the outpatient hall'],
    },
  ],
  checkIn: { opensMinutesBefore: 60, closesMinutesAfter: 30, radiusMetres: 250 },
  fees: { ordinary: '22.00', associateChief: '38.00', chief: '45.00', specialNeed: '318.00', team: '400.00' },
  departments: [
    department({
      specialty: 'respiratory',
      floor: 2,
      area: 'A',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'gastroenterology',
      floor: 2,
      area: 'B',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'cardiology',
      floor: 2,
      area: 'C',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'neurology',
      floor: 3,
      area: 'A',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'endocrinology',
      floor: 3,
      area: 'B',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'general-surgery',
      floor: 4,
      area: 'A',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'orthopaedics',
      floor: 4,
      area: 'B',
      staff: { chief: 1, associateChief: 2, attending: 1 },
    }),
    department({
      specialty: 'urology',
      floor: 4,
      area: 'C',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'gynaecology',
      floor: 5,
      area: 'A',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'paediatrics',
      floor: 1,
      area: 'B',
      staff: { chief: 0, associateChief: 1, attending: 2 },
      hasEveningClinic: true,
    }),
    department({
      specialty: 'ophthalmology',
      floor: 6,
      area: 'A',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'ear-nose-throat',
      floor: 6,
      area: 'B',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'stomatology',
      floor: 6,
      area: 'C',
      staff: { chief: 0, associateChief: 1, attending: 2 },
      hasEveningClinic: true,
    }),
    department({
      specialty: 'dermatology',
      floor: 5,
      area: 'B',
      staff: { chief: 0, associateChief: 1, attending: 1 },
    }),
    department({
      specialty: 'rehabilitation',
      floor: 7,
      area: 'A',
      staff: { chief: 1, associateChief: 2, attending: 2 },
    }),
    department({
      specialty: 'acupuncture',
      floor: 7,
      area: 'B',
      staff: { chief: 1, associateChief: 1, attending: 1 },
    }),
  ],
  teams: [
    {
      name: ['脑卒中康复多学科团队', 'Stroke Recovery Team'],
      specialty: 'rehabilitation',
      specialities: [
        '脑卒中后行走、吞咽、语言和居家安全的整体康复计划。',
        'One plan for walking, swallowing, speech and safety at home after a stroke.',
      ],
      intro: [
        '由康复医学科、神经内科、针灸科和营养师共同评估，当日制订三个月的训练计划。',
        'Specialists in rehabilitation, neurology and acupuncture and a dietitian assess you together and write a training plan for three months.',
      ],
      weekday: 3,
    },
  ],
  specialNeedClinic: undefined,
  teamRoom: ['门诊综合楼7楼联合会诊室', 'Joint Consultation Room, Main Outpatient Building, Floor 7'],
}
