import type { Language } from '@tongzhen/contract/headers'
import type {
  HeldReport,
  HeldReportDetails,
  Report,
  ReportDetails,
  ReportItem,
  ReportSettings,
  Trend,
} from '@tongzhen/contract/reports'
import { reportKinds } from '@tongzhen/contract/states'
import { addDays, today } from '../../src/lib/shanghai-time.ts'
import { INSTITUTION } from './clinics.ts'
import { said } from './payments.ts'
import type { Answers } from './sight.ts'

export const REPORT = 'lab.R20261120001'
export const LOINC = '14749-6'
const PATIENT = 'pat_0123456789ABCDEFGHJK'

const hospital = said('同真医院中心院区', 'Tongzhen Hospital, Central Campus')
const at = (daysAgo: number) => `${addDays(today(), -daysAgo)}T09:40:00+08:00`

function report(language: Language, more: Partial<Report> = {}): Report {
  return {
    institutionId: INSTITUTION,
    institutionName: hospital(language),
    reportId: REPORT,
    kind: 'laboratory',
    title: said('空腹血糖和血脂', 'Fasting glucose and lipids')(language),
    departmentName: said('内分泌科', 'Endocrinology')(language),
    reportedAt: at(1),
    outlook: 'outside',
    outsideCount: 2,
    isUnread: false,
    ...more,
  }
}

function held(language: Language, more: Partial<HeldReport> = {}): HeldReport {
  return {
    institutionId: INSTITUTION,
    institutionName: hospital(language),
    reportId: 'lab.P20261121001',
    reportedAt: at(0),
    departmentName: said('消化内科', 'Gastroenterology')(language),
    toldOn: addDays(today(), 3),
    isOwn: true,
    mayShow: true,
    ...more,
  }
}

/** One of which the doctor speaks first. */
export function heldReportIs(more: Partial<HeldReport> = {}): Answers {
  return {
    path: /\/reports\/[\w.-]+$/,
    instead: (language): HeldReportDetails => ({
      ...held(language, more),
      isHeld: true,
      patientId: PATIENT,
      patientName: said('李明', 'Li Ming')(language),
      institutionPhone: '021-65000000',
    }),
  }
}

export const settingsAre: Answers = {
  path: /\/report-settings$/,
  instead: (): ReportSettings => ({
    choice: 'after_doctor',
    isOwn: true,
    rules: [
      { kind: 'pathology', rule: 'patient_chooses' },
      { kind: 'hiv', rule: 'after_doctor' },
      { kind: 'genetics', rule: 'after_doctor' },
      { kind: 'pregnancy', rule: 'at_once' },
    ],
  }),
}

/** One of each outlook, the newest not read yet; without the kinds whose system is silent. */
export function reportsAre(missing: Report['kind'][] = []): Answers {
  return {
    path: /\/reports$/,
    instead: (language) => ({
      reports: [
        report(language, { isUnread: true }),
        report(language, {
          reportId: 'lab.R20261118002',
          title: said('电解质', 'Electrolytes')(language),
          reportedAt: at(3),
          outlook: 'critical',
          outsideCount: 1,
        }),
        report(language, {
          reportId: 'img.X20261020001',
          kind: 'imaging',
          title: said('胸部 CT 平扫', 'CT of the chest without contrast')(language),
          departmentName: said('呼吸内科', 'Respiratory Medicine')(language),
          reportedAt: at(33),
          outlook: 'in_words',
          outsideCount: 0,
        }),
        report(language, {
          reportId: 'lab.R20260901003',
          title: said('血常规', 'Full blood count')(language),
          reportedAt: at(82),
          outlook: 'within',
          outsideCount: 0,
        }),
      ].filter(({ kind }) => !missing.includes(kind)),
      held: [held(language)],
      missing,
      kinds: reportKinds,
      newsVersion: 0,
    }),
  }
}

export const noReports: Answers = {
  path: /\/reports$/,
  instead: () => ({ reports: [], held: [], missing: [], kinds: reportKinds, newsVersion: 0 }),
}

const glucoseRange = { low: 3.9, high: 6.1 }

function items(language: Language): Record<'glucose' | 'ldl' | 'hdl' | 'potassium' | 'urine', ReportItem> {
  const measured = { other: null, explained: null, rangeWords: null, unit: 'mmol/L' } as const

  return {
    glucose: {
      ...measured,
      code: LOINC,
      name: said('葡萄糖（空腹）', 'Glucose (fasting)')(language),
      value: '7.20',
      number: 7.2,
      range: glucoseRange,
      reading: 'high',
      other: { value: '130', unit: 'mg/dL', range: { low: 70, high: 110 } },
      explained: explained(language),
    },
    ldl: {
      ...measured,
      code: '22748-8',
      name: said('低密度脂蛋白胆固醇', 'LDL cholesterol')(language),
      value: '3.90',
      number: 3.9,
      range: { low: null, high: 3.4 },
      reading: 'high',
    },
    hdl: {
      ...measured,
      code: '14646-4',
      name: said('高密度脂蛋白胆固醇', 'HDL cholesterol')(language),
      value: '1.35',
      number: 1.35,
      range: { low: 1, high: null },
      reading: 'normal',
    },
    potassium: {
      ...measured,
      code: '2823-3',
      name: said('钾', 'Potassium')(language),
      value: '6.80',
      number: 6.8,
      range: { low: 3.5, high: 5.3 },
      reading: 'critically_high',
    },
    urine: {
      ...measured,
      code: null,
      name: said('尿酮体', 'Ketones in urine')(language),
      value: said('阴性', 'negative')(language),
      number: null,
      unit: '',
      range: null,
      rangeWords: said('阴性', 'negative')(language),
      reading: null,
    },
  }
}

function explained(language: Language) {
  return {
    text: said(
      '血液里的糖。长期偏高要查是不是糖尿病；没空腹、生病、用激素也会让它升高。',
      'Sugar in the blood. If it stays high, diabetes is looked for; food, illness and steroids raise it too.',
    )(language),
    source: { name: 'MedlinePlus', url: 'https://medlineplus.gov/lab-tests/blood-glucose-test/' },
  }
}

/** A report with values of every kind, or as `more` has it. */
export function reportIs(more: (language: Language) => Partial<ReportDetails> = () => ({})): Answers {
  return {
    path: /\/reports\/[\w.-]+$/,
    instead: (language): ReportDetails => {
      const { glucose, ldl, hdl, urine } = items(language)

      return {
        ...report(language),
        isHeld: false,
        patientId: PATIENT,
        patientName: said('李明', 'Li Ming')(language),
        institutionPhone: '021-65000000',
        specimen: said('静脉血', 'Venous blood')(language),
        collectedAt: at(1),
        orderedBy: said('王建国', 'Dr Wang Jianguo')(language),
        checkedBy: said('陈静', 'Chen Jing')(language),
        items: [glucose, ldl, hdl, urine],
        germs: [],
        passages: [],
        images: [],
        ...more(language),
      }
    },
  }
}

export function criticalReport({ daysAgo }: { daysAgo: number }): Answers {
  return reportIs((language) => ({
    title: said('电解质', 'Electrolytes')(language),
    reportedAt: at(daysAgo),
    outlook: 'critical',
    outsideCount: 1,
    items: [items(language).potassium],
  }))
}

export const reportOfGerms = reportIs((language) => {
  const medicine = (name: string, measured: string, susceptibility: 'susceptible' | 'resistant') => ({
    name,
    measured,
    susceptibility,
  })

  return {
    kind: 'microbiology',
    title: said('尿培养', 'Urine culture')(language),
    outlook: 'in_words',
    outsideCount: 0,
    items: [],
    germs: [
      {
        name: said('大肠埃希菌', 'Escherichia coli')(language),
        amount: '10^5 CFU/mL',
        medicines: [
          medicine(said('左氧氟沙星', 'Levofloxacin')(language), '≥8 mg/L', 'resistant'),
          medicine(said('磷霉素', 'Fosfomycin')(language), '≤4 mg/L', 'susceptible'),
          {
            name: said('头孢吡肟', 'Cefepime')(language),
            measured: '4 mg/L',
            susceptibility: 'increased_exposure',
          },
        ],
      },
    ],
  }
})

export const reportInWords = reportIs((language) => ({
  kind: 'imaging',
  title: said('胸部 CT 平扫', 'CT of the chest without contrast')(language),
  outlook: 'in_words',
  outsideCount: 0,
  specimen: null,
  collectedAt: null,
  items: [],
  images: [
    {
      imageId: 'IMG1',
      words: said('右肺上叶小结节', 'Nodule in the right upper lobe')(language),
      path: '/api/report-images?channel=web&ticket=none',
    },
  ],
  passages: [
    {
      part: 'findings',
      text: said(
        '两肺纹理清晰，右肺上叶见一枚直径约 4 毫米的实性小结节，边缘光滑。\n气管、支气管通畅。',
        'Both lungs are clear but for one solid nodule of 4 mm in the right upper lobe.\nAirways are open.',
      )(language),
    },
    {
      part: 'conclusion',
      text: said(
        '右肺上叶微小结节，建议 12 个月后复查。',
        'Very small nodule in the right upper lobe; to be looked at again in 12 months.',
      )(language),
    },
  ],
}))

/** Twice a year, the last one yesterday. */
export function trendIs(
  numbers: readonly number[] = [5.2, 5.6, 5.9, 6.4, 6.6, 7.2],
  { isComplete = true } = {},
): Answers {
  return {
    path: /\/trends\/[\w.-]+$/,
    instead: (language): Trend => ({
      code: LOINC,
      name: items(language).glucose.name,
      unit: 'mmol/L',
      explained: explained(language),
      isComplete,
      points: numbers.map((number, index) => ({
        reportId: `lab.R${index}`,
        at: at(1 + 190 * (numbers.length - 1 - index)),
        number,
        range: glucoseRange,
        reading: number > glucoseRange.high ? 'high' : 'normal',
      })),
    }),
  }
}
