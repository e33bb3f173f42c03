import type { Pair } from '../../group/specialty.ts'
import type { DischargeOrders } from './stay.ts'
import type { WardOrders } from './ward-items.ts'

/** A stay as a demo person's story has it, dated back from the first start of the sandbox. */
export interface DemoStay {
  /** Key of the specialty. */
  specialty: string
  admittedDaysAgo: number
  ward: Pair
  bedNo: string
  diagnosis: Pair
  everyDay: WardOrders
  onDay?: Readonly<Record<number, WardOrders>>
  counterYuan: number
  /** Without it they are still there. */
  discharge?: { daysAgo: number; insuranceYuan: number; orders: DischargeOrders }
}

/** A notice of admission (入院通知单) that a doctor of the outpatient clinic has written. */
export interface DemoNotice {
  specialty: string
  issuedDaysAgo: number
  /** When the bed is there, counted from the first start. */
  inDays: number
  ward: Pair
  place: Pair
  diagnosis: Pair
  depositYuan: number
  bring: readonly Pair[]
}

type OfHospital<T> = Readonly<Record<string, readonly T[]>>

const heartMedicines: DischargeOrders['medicines'] = [
  {
    name: ['螺内酯片', 'Spironolactone'],
    specification: ['20mg×100片', '20 mg × 100 tablets'],
    dose: ['每天早上 1 片', '1 tablet every morning'],
    days: 28,
  },
  {
    name: ['富马酸比索洛尔片', 'Bisoprolol fumarate'],
    specification: ['5mg×10片', '5 mg × 10 tablets'],
    dose: ['每天早上 1 片，饭前', '1 tablet every morning, before eating'],
    days: 28,
  },
]

/** Who is in hospital and who was, by person and hospital. */
export const demoStays: Readonly<Record<string, OfHospital<DemoStay>>> = {
  'wang-xiuying': {
    '310001': [
      {
        specialty: 'cardiology',
        admittedDaysAgo: 5,
        ward: ['心内科一病区（住院部 6 楼）', 'Cardiology ward 1 (inpatient building, 6th floor)'],
        bedNo: '12',
        diagnosis: ['慢性心力衰竭，心功能 III 级', 'Chronic heart failure, NYHA class III'],
        everyDay: {
          ...{ bedOfThree: 1, wardRound: 1, nursingFirst: 1, infusion: 1, saline: 1, dripSet: 1 },
          ...{ furosemide: 2, spironolactone: 1, bisoprolol: 1, oxygen: 8, monitoring: 12 },
        },
        onDay: {
          0: { bloodCount: 1, electrolytes: 1, bnp: 1, kidney: 1, ecg: 1, chestXray: 1, cannula: 1 },
          1: { heartUltrasound: 1, chestXray: -1 },
          3: { electrolytes: 1, cannula: 1 },
        },
        counterYuan: 3_000,
      },
      {
        specialty: 'cardiology',
        admittedDaysAgo: 312,
        ward: ['心内科一病区（住院部 6 楼）', 'Cardiology ward 1 (inpatient building, 6th floor)'],
        bedNo: '27',
        diagnosis: ['高血压 3 级', 'High blood pressure, grade 3'],
        everyDay: { bedOfThree: 1, wardRound: 1, nursingSecond: 1, bisoprolol: 1, monitoring: 6 },
        onDay: { 0: { bloodCount: 1, electrolytes: 1, ecg: 1 }, 2: { heartUltrasound: 1 } },
        counterYuan: 2_000,
        discharge: {
          daysAgo: 306,
          insuranceYuan: 860,
          orders: {
            diagnosis: ['高血压 3 级，血压已控制', 'High blood pressure, grade 3, now under control'],
            medicines: heartMedicines,
            followUps: [{ inDays: 14, text: ['心内科门诊复查', 'Come to the cardiology clinic'] }],
            warnings: [['头痛、呕吐或看不清', 'Headache, vomiting or blurred sight']],
          },
        },
      },
    ],
  },
  'xu-wenbin': {
    '310001': [
      {
        specialty: 'orthopaedics',
        admittedDaysAgo: 3,
        ward: ['骨科病区（住院部 9 楼）', 'Orthopaedic ward (inpatient building, 9th floor)'],
        bedNo: '31',
        diagnosis: ['腰椎间盘突出症', 'Slipped disc of the lower back'],
        everyDay: {
          ...{ bedOfTwo: 1, wardRound: 1, nursingSecond: 1, painkiller: 2, backPlaster: 2, traction: 2 },
        },
        onDay: { 0: { bloodCount: 1, clotting: 1 }, 1: { spineMri: 1 } },
        counterYuan: 2_000,
      },
    ],
  },
  'chen-jing': {
    '310001': [
      {
        specialty: 'haematology',
        admittedDaysAgo: 2,
        ward: ['血液科病区（住院部 11 楼）', 'Haematology ward (inpatient building, 11th floor)'],
        bedNo: '05',
        diagnosis: ['缺铁性贫血（中度）', 'Iron deficiency anaemia, moderate'],
        everyDay: {
          ...{ bedOfThree: 1, wardRound: 1, nursingSecond: 1, infusion: 1, saline: 1, dripSet: 1 },
          ...{ ironInjection: 2 },
        },
        onDay: { 0: { bloodCount: 1, ironStores: 1, bloodGroup: 1, cannula: 1 } },
        counterYuan: 1_000,
      },
    ],
  },
  'li-ming': {
    '310001': [
      {
        specialty: 'gastroenterology',
        admittedDaysAgo: 124,
        ward: ['消化内科病区（住院部 8 楼）', 'Gastroenterology ward (inpatient building, 8th floor)'],
        bedNo: '18',
        diagnosis: ['结肠息肉', 'Polyp of the colon'],
        everyDay: { bedOfTwo: 1, wardRound: 1, nursingSecond: 1 },
        onDay: {
          0: { bloodCount: 1, clotting: 1, ecg: 1 },
          1: { colonoscopy: 1, polypRemoval: 1, anaesthesia: 1, clip: 2, tissue: 1, pantoprazole: 1 },
          2: { infusion: 1, saline: 1, dripSet: 1, pantoprazole: 2 },
        },
        counterYuan: 3_000,
        discharge: {
          daysAgo: 121,
          insuranceYuan: 1_850,
          orders: {
            diagnosis: ['结肠息肉切除术后', 'After removal of a polyp of the colon'],
            medicines: [
              {
                name: ['奥美拉唑肠溶胶囊', 'Omeprazole, enteric-coated'],
                specification: ['20mg×14粒', '20 mg × 14 capsules'],
                dose: ['每天早饭前 1 粒', '1 capsule a day, before breakfast'],
                days: 14,
              },
            ],
            followUps: [
              {
                inDays: 7,
                text: ['消化内科门诊看病理结果', 'See the gastroenterologist about the pathology'],
              },
              { inDays: 365, text: ['复查肠镜', 'Colonoscopy again'] },
            ],
            warnings: [
              ['大便带血或发黑', 'Blood in the stool, or black stool'],
              ['肚子一直痛或发烧', 'Belly pain that does not stop, or fever'],
            ],
          },
        },
      },
    ],
  },
}

/** Whom a bed waits for. */
export const demoNotices: Readonly<Record<string, OfHospital<DemoNotice>>> = {
  'li-ming': {
    '310001': [
      {
        specialty: 'orthopaedics',
        issuedDaysAgo: 1,
        inDays: 0,
        ward: ['骨科病区', 'Orthopaedic ward'],
        place: ['住院部 9 楼护士站', 'Nurses’ station, inpatient building, 9th floor'],
        diagnosis: ['右膝半月板损伤', 'Torn meniscus of the right knee'],
        depositYuan: 3_000,
        bring: [
          ['身份证、医保卡', 'Your ID card and insurance card'],
          ['以前的片子和化验单', 'Earlier pictures and test results'],
          ['平时吃的药', 'The medicines you take'],
        ],
      },
    ],
  },
  'sun-guoqiang': {
    '310001': [
      {
        specialty: 'respiratory',
        issuedDaysAgo: 0,
        inDays: 1,
        ward: ['呼吸内科病区', 'Respiratory ward'],
        place: ['住院部 7 楼护士站', 'Nurses’ station, inpatient building, 7th floor'],
        diagnosis: ['慢性阻塞性肺疾病', 'Chronic obstructive lung disease'],
        depositYuan: 5_000,
        bring: [['身份证、医保卡', 'Your ID card and insurance card']],
      },
    ],
  },
}
