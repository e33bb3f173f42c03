import type { Pair } from '../../group/specialty.ts'

/** `1` examination, `2` laboratory, `3` drugs, `4` treatment, `9` other (docs/interfaces/his.md, "Code tables"). */
export type BillCategory = '1' | '2' | '3' | '4' | '9'

/** Who carries out what a doctor has ordered; each has a bill of its own (执行科室). */
export const executingDepartments = {
  laboratory: { name: ['检验科', 'Clinical Laboratory'], category: '2' },
  radiology: { name: ['放射科', 'Radiology'], category: '1' },
  ultrasound: { name: ['超声医学科', 'Ultrasound'], category: '1' },
  heartFunction: { name: ['心电图室', 'ECG Room'], category: '1' },
  lungFunction: { name: ['肺功能室', 'Lung Function Room'], category: '1' },
  eyeExamination: { name: ['眼科检查室', 'Eye Examination Room'], category: '1' },
  pharmacy: { name: ['门诊西药房', 'Outpatient Pharmacy'], category: '3' },
  herbalPharmacy: { name: ['门诊中药房', 'Chinese Medicine Pharmacy'], category: '3' },
  treatmentRoom: { name: ['门诊治疗室', 'Treatment Room'], category: '4' },
  acupunctureRoom: { name: ['针灸治疗室', 'Acupuncture Room'], category: '4' },
  rehabilitationHall: { name: ['康复治疗厅', 'Rehabilitation Hall'], category: '4' },
  recordsRoom: { name: ['病案室', 'Medical Records'], category: '9' },
} as const satisfies Record<string, { name: Pair; category: BillCategory }>

export type ExecutingDepartment = keyof typeof executingDepartments
