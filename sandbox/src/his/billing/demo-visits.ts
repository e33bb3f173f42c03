import type { Orders } from './charge-items.ts'

/** A visit of the past, as a demo person's story has it. */
export interface DemoVisit {
  /** Key of the specialty. */
  specialty: string
  daysAgo: number
  orders: Orders
  /** Without it, nothing is paid yet. */
  isPaidAtDesk?: true
}

type VisitsByHospital = Readonly<Record<string, readonly DemoVisit[]>>

/** What demo people owe and have paid when the sandbox starts for the first time, by person and hospital. */
export const demoVisits: Readonly<Record<string, VisitsByHospital>> = {
  'wang-xiuying': {
    '310001': [
      {
        specialty: 'cardiology',
        daysAgo: 1,
        orders: {
          bnp: 1,
          cholesterol: 1,
          ldl: 1,
          ecg: 1,
          heartUltrasound: 1,
          atorvastatin: 2,
          amlodipine: 2,
        },
      },
      {
        specialty: 'endocrinology',
        daysAgo: 6,
        orders: { glucose: 1, hba1c: 1, urine: 1, metformin: 2, acarbose: 1 },
      },
      {
        specialty: 'geriatrics',
        daysAgo: 41,
        orders: { bloodCount: 1, creatinine: 1, aspirin: 2 },
        isPaidAtDesk: true,
      },
    ],
    '310003': [
      { specialty: 'general-practice', daysAgo: 3, orders: { amlodipine: 3, aspirin: 1, metformin: 2 } },
      { specialty: 'acupuncture', daysAgo: 9, orders: { acupuncture: 1, moxibustion: 1 } },
      {
        specialty: 'tcm-internal',
        daysAgo: 30,
        orders: { herbs: 7, decoction: 7 },
        isPaidAtDesk: true,
      },
    ],
  },
  'li-ming': {
    '310001': [
      {
        specialty: 'gastroenterology',
        daysAgo: 2,
        orders: { liverEnzyme: 1, uricAcid: 1, abdomenUltrasound: 1, omeprazole: 2 },
      },
      { specialty: 'orthopaedics', daysAgo: 8, orders: { kneeXray: 1, ibuprofen: 1 } },
      {
        specialty: 'respiratory',
        daysAgo: 75,
        orders: { bloodCount: 1, crp: 1, amoxicillin: 2 },
        isPaidAtDesk: true,
      },
    ],
  },
  'chen-jing': {
    '310001': [
      { specialty: 'haematology', daysAgo: 4, orders: { bloodCount: 1, ironStores: 1, ironTablets: 3 } },
      { specialty: 'ophthalmology', daysAgo: 12, orders: { eyePressure: 1, eyeDrops: 1 } },
      { specialty: 'dermatology', daysAgo: 50, orders: { dressing: 2, injection: 1 }, isPaidAtDesk: true },
    ],
  },
  'sun-guoqiang': {
    '310001': [
      { specialty: 'respiratory', daysAgo: 5, orders: { lungFunction: 1, chestCt: 1, inhaler: 1 } },
      { specialty: 'cardiology', daysAgo: 33, orders: { ecg: 1, holter: 1 }, isPaidAtDesk: true },
    ],
  },
  'zhou-min': {
    '310001': [
      {
        specialty: 'thyroid-breast-surgery',
        daysAgo: 3,
        orders: { tsh: 1, thyroidUltrasound: 1, levothyroxine: 1 },
      },
      { specialty: 'dermatology', daysAgo: 28, orders: { dressing: 1 }, isPaidAtDesk: true },
    ],
  },
  'xu-wenbin': {
    '310001': [
      {
        specialty: 'cardiology',
        daysAgo: 1,
        orders: { cholesterol: 1, ldl: 1, uricAcid: 1, ecg: 1, holter: 1, aspirin: 1, atorvastatin: 1 },
      },
      { specialty: 'pain', daysAgo: 7, orders: { injection: 1, ibuprofen: 2, copies: 6 } },
      {
        specialty: 'respiratory',
        daysAgo: 62,
        orders: { chestCt: 1, bloodCount: 1, crp: 1 },
        isPaidAtDesk: true,
      },
    ],
    '310002': [
      { specialty: 'orthopaedics', daysAgo: 4, orders: { kneeXray: 2, ibuprofen: 1 } },
      { specialty: 'rehabilitation', daysAgo: 11, orders: { jointTraining: 3, infrared: 3 } },
      {
        specialty: 'ophthalmology',
        daysAgo: 90,
        orders: { eyePressure: 1, eyeDrops: 2 },
        isPaidAtDesk: true,
      },
    ],
    '310003': [
      { specialty: 'general-practice', daysAgo: 2, orders: { glucose: 1, amlodipine: 1.5 } },
      { specialty: 'tcm-internal', daysAgo: 14, orders: { herbs: 7, decoction: 7 } },
    ],
  },
}
