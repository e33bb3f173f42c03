import type { Costs } from '@tongzhen/contract/billing'
import type { Language } from '@tongzhen/contract/headers'
import type { AdmissionNotice, CostLine, Stay } from '@tongzhen/contract/inpatient'
import { addDays, today } from '../../src/lib/shanghai-time.ts'
import { said } from './payments.ts'
import type { Answers } from './sight.ts'

export const STAY = 'Z2026000123'
export const NOTICE = 'N202611220001'

const at = (daysAgo: number, time = '09:20') => `${addDays(today(), -daysAgo)}T${time}:00+08:00`
const cardiology = said('心血管内科', 'Cardiovascular Medicine')
const ward = said('心内科一病区（住院部 6 楼）', 'Cardiology ward 1 (inpatient building, 6th floor)')
const doctor = said('王建国', 'Dr Wang Jianguo')

function stay(language: Language, more: Partial<Stay> = {}): Stay {
  return {
    ...{ stayId: STAY, state: 'in_hospital', admittedAt: at(5), dischargedAt: null },
    departmentName: cardiology(language),
    wardName: ward(language),
    bedNumber: '12',
    doctorName: doctor(language),
    diagnosis: said('慢性心力衰竭，心功能三级', 'Chronic heart failure, NYHA class III')(language),
    ...{ prepaidFen: 300_000, costFen: 187_645, balanceFen: 112_355, lastsDays: 5 },
    topUp: { leastFen: 10_000, mostFen: 2_000_000, suggestedFen: [100_000, 200_000, 500_000] },
    settlement: null,
    ...more,
  }
}

const earlier = (language: Language) =>
  stay(language, {
    ...{ stayId: 'Z2026000007', state: 'over', admittedAt: at(312), dischargedAt: at(306, '10:40') },
    ...{ prepaidFen: 200_000, costFen: 123_450, balanceFen: 0, lastsDays: null, topUp: null },
    settlement: {
      settledAt: at(306, '10:40'),
      ...{ costFen: 123_450, insuranceFen: 86_000, ownFen: 37_450, returnedFen: 162_550, paidLaterFen: 0 },
    },
  })

/** The stay of now, and one of last year. */
export function staysAre(more: Partial<Stay> = {}, means = ['unionpay']): Answers {
  return {
    path: /\/stays$/,
    instead: (language) => ({ stays: [stay(language, more), earlier(language)], means }),
  }
}

export const noStays: Answers = { path: /\/stays$/, instead: () => ({ stays: [], means: ['unionpay'] }) }
export const noNotices: Answers = { path: /\/admission-notices$/, instead: () => ({ notices: [] }) }

/** Two days; on the older one something was taken back. */
export const dailyListsAre: Answers = {
  path: /\/stays\/\w+\/costs$/,
  instead: (language) => {
    const line = (lineId: string, more: Partial<CostLine>): CostLine => ({
      ...{ lineId, costClass: 'bed', name: '', specification: null, quantity: 1, unitPriceFen: 0 },
      unit: said('日', 'day')(language),
      amountFen: 0,
      ...more,
    })
    const lines = [
      line('1', {
        name: said('三人间床位费', 'Bed in a room of three')(language),
        ...{ unitPriceFen: 6_000, amountFen: 6_000 },
      }),
      line('2', {
        ...{ costClass: 'drugs', quantity: 2, unitPriceFen: 245, amountFen: 490 },
        name: said('呋塞米注射液', 'Furosemide injection')(language),
        specification: said('2 毫升，20 毫克', '2 ml, 20 mg')(language),
        unit: said('支', 'ampoule')(language),
      }),
    ]
    const back = line('3', {
      ...{ costClass: 'examination', quantity: -1, unitPriceFen: 7_000, amountFen: -7_000 },
      name: said('胸部正位数字化摄影', 'X-ray of the chest')(language),
      unit: said('次', 'time')(language),
    })

    return {
      days: [
        { on: today(), amountFen: 6_490, lines },
        { on: addDays(today(), -1), amountFen: -510, lines: [...lines, back] },
      ],
    }
  },
}

export function dischargeOrdersAre(isWritten = true): Answers {
  return {
    path: /\/discharge-orders$/,
    instead: (language) => ({
      orders: isWritten
        ? {
            dischargedAt: at(306, '10:40'),
            diagnosis: said('高血压 3 级，血压已控制', 'High blood pressure, now under control')(language),
            medicines: [
              {
                name: said('富马酸比索洛尔片', 'Bisoprolol fumarate')(language),
                specification: said('5 毫克 × 10 片', '5 mg × 10 tablets')(language),
                dose: said('每天早上 1 片，饭前', '1 tablet every morning, before eating')(language),
                days: 28,
              },
            ],
            followUps: [
              {
                on: addDays(today(), 14),
                text: said('心内科门诊复查', 'Come to the cardiology clinic')(language),
              },
            ],
            warnings: [said('头痛、呕吐或看不清', 'Headache, vomiting or blurred sight')(language)],
          }
        : null,
    }),
  }
}

export function noticesAre(more: Partial<AdmissionNotice> = {}): Answers {
  return {
    path: /\/admission-notices$/,
    instead: (language) => ({
      notices: [
        {
          ...{ noticeId: NOTICE, state: 'waiting', issuedAt: at(1, '11:05'), admitOn: today() },
          departmentName: said('骨科', 'Orthopaedics')(language),
          wardName: said('骨科病区', 'Orthopaedic ward')(language),
          place: said('住院部 9 楼护士站', 'Nurses’ station, inpatient building, 9th floor')(language),
          doctorName: doctor(language),
          diagnosis: said('右膝半月板损伤', 'Torn meniscus of the right knee')(language),
          depositFen: 300_000,
          bring: [
            said('身份证、医保卡', 'Your ID card and insurance card')(language),
            said('平时吃的药', 'The medicines you take')(language),
          ],
          stayId: null,
          ...more,
        },
      ],
    }),
  }
}

export function costsAre(classes?: Costs['classes']): Answers {
  const spent: Costs['classes'] = classes ?? [
    { costClass: 'drugs', amountFen: 128_640 },
    { costClass: 'examination', amountFen: 64_000 },
    { costClass: 'laboratory', amountFen: 31_200 },
    { costClass: 'treatment', amountFen: 4_500 },
  ]
  const amountFen = spent.reduce((sum, one) => sum + one.amountFen, 0)

  return { path: /\/costs$/, instead: () => ({ amountFen, classes: spent }) }
}
