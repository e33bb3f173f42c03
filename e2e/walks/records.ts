import type { Language } from '@tongzhen/contract/headers'
import type { OutpatientRecord, RecordDetails } from '@tongzhen/contract/records'
import { addDays, today } from '../../src/lib/shanghai-time.ts'
import { INSTITUTION } from './clinics.ts'
import { said } from './payments.ts'
import type { Answers } from './sight.ts'

export const RECORD = 'MZ20261120A1B2C3D4'

const at = (daysAgo: number) => `${addDays(today(), -daysAgo)}T09:10:00+08:00`
const diabetes = said('2型糖尿病', 'Type 2 diabetes')
const pressure = said('原发性高血压', 'High blood pressure')

function record(language: Language, more: Partial<OutpatientRecord> = {}): OutpatientRecord {
  return {
    institutionId: INSTITUTION,
    institutionName: said('同真医院中心院区', 'Tongzhen Hospital, Central Campus')(language),
    recordId: RECORD,
    visitedAt: at(3),
    departmentName: said('内分泌科', 'Endocrinology')(language),
    doctorName: said('周建华', 'Zhou Jianhua')(language),
    diagnoses: [
      { code: 'E11.900', name: diabetes(language) },
      { code: 'I10.x00', name: pressure(language) },
    ],
    ...more,
  }
}

export function recordsAre({ isComplete = true } = {}): Answers {
  return {
    path: /\/records$/,
    instead: (language) => ({
      records: [
        record(language),
        record(language, {
          recordId: 'MZ20260920A1B2C3D4',
          visitedAt: at(62),
          departmentName: said('呼吸内科', 'Respiratory Medicine')(language),
          doctorName: said('韩志刚', 'Han Zhigang')(language),
          diagnoses: [{ code: 'J20.900', name: said('急性支气管炎', 'Acute bronchitis')(language) }],
        }),
        record(language, { recordId: 'MZ20260601A1B2C3D4', visitedAt: at(170), diagnoses: [] }),
      ],
      isComplete,
    }),
  }
}

export const noRecords: Answers = { path: /\/records$/, instead: () => ({ records: [], isComplete: true }) }

export function recordIs(more: Partial<RecordDetails> = {}): Answers {
  return {
    path: /\/records\/\w+$/,
    instead: (language): RecordDetails => ({
      ...record(language),
      patientId: 'pat_0123456789ABCDEFGHJK',
      patientName: said('李明', 'Li Ming')(language),
      institutionPhone: '021-65000000',
      complaint: said('血糖控制不佳，偶有口渴。', 'Sugar not well controlled, at times thirsty.')(language),
      medicines: [
        {
          name: said('盐酸二甲双胍片 0.5g×60片', 'Metformin tablets 0.5 g × 60')(language),
          dose: said('1 片', '1 tablet(s)')(language),
          ...{ timesPerDay: 2, when: 'with_meals', days: 30, words: null },
        },
        {
          name: said('甘精胰岛素注射液 3mL:300单位', 'Insulin glargine injection 3 mL')(language),
          ...{ dose: null, timesPerDay: 1, when: 'at_bedtime', days: null },
          words: said('皮下注射，剂量按血糖调整。', 'Under the skin; the dose follows the sugar.')(language),
        },
      ],
      orders: [
        said('空腹血糖', 'Fasting glucose')(language),
        said('糖化血红蛋白', 'Glycated haemoglobin')(language),
      ],
      advice: said(
        '在家每周测两次空腹血糖并记下来。出现心慌、出冷汗时马上吃糖，并来医院。',
        'Measure fasting sugar twice a week and write it down. If your heart races and you sweat, eat sugar at once and come.',
      )(language),
      reports: [
        {
          reportId: 'laboratory.LAB1',
          title: said('血糖与糖化血红蛋白', 'Glucose and HbA1c')(language),
          reportedOn: addDays(today(), -3),
        },
        { reportId: 'laboratory.LAB2', title: null, reportedOn: addDays(today(), -1) },
      ],
      bills: [
        {
          billId: 'B20261120000001',
          executingDepartmentName: said('门诊药房', 'Outpatient pharmacy')(language),
          amountFen: 18_640,
          state: 'paid',
        },
      ],
      ...more,
    }),
  }
}
