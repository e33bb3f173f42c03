import type { LabTestKey } from './lab-tests.ts'
import type { WordsTestKey } from './words-tests.ts'

/** Tests that are ordered together. */
export interface Panel {
  name: string
  display: string
  /** LOINC, where it has one for the panel. */
  code?: string
  specimen: string
  tests: readonly LabTestKey[]
  words?: readonly WordsTestKey[]
}

const SERUM = '血清'
const WHOLE_BLOOD = '静脉全血'

export const panels = {
  bloodCount: {
    ...{ name: '血常规', display: 'Complete blood count', code: '58410-2', specimen: WHOLE_BLOOD },
    tests: [
      'whiteCells',
      'redCells',
      'haemoglobin',
      'haematocrit',
      'platelets',
      'neutrophils',
      'lymphocytes',
      'cellVolume',
    ],
  },
  liver: {
    ...{ name: '肝功能', display: 'Liver function', code: '24325-3', specimen: SERUM },
    tests: ['alt', 'ast', 'alkalinePhosphatase', 'ggt', 'bilirubin', 'albumin', 'totalProtein'],
  },
  kidney: {
    ...{ name: '肾功能', display: 'Kidney function', code: '24362-6', specimen: SERUM },
    tests: ['creatinine', 'urea', 'uricAcid'],
  },
  lipids: {
    ...{ name: '血脂', display: 'Lipids', code: '24331-1', specimen: SERUM },
    tests: ['cholesterol', 'triglycerides', 'hdl', 'ldl'],
  },
  glucose: {
    ...{ name: '血糖与糖化血红蛋白', display: 'Glucose and HbA1c', specimen: WHOLE_BLOOD },
    tests: ['fastingGlucose', 'hba1c'],
  },
  randomGlucose: {
    ...{ name: '随机血糖', display: 'Random glucose', specimen: SERUM },
    tests: ['randomGlucose'],
  },
  thyroid: {
    ...{ name: '甲状腺功能', display: 'Thyroid function', code: '24348-5', specimen: SERUM },
    tests: ['tsh', 'freeT4', 'freeT3'],
  },
  electrolytes: {
    ...{ name: '电解质', display: 'Electrolytes', code: '24326-1', specimen: SERUM },
    tests: ['potassium', 'sodium', 'chloride', 'calcium', 'magnesium', 'phosphate'],
  },
  urine: {
    ...{ name: '尿常规', display: 'Urinalysis', code: '24356-8', specimen: '随机尿' },
    tests: ['urinePh', 'urineGravity'],
    words: ['urineProtein', 'urineGlucose', 'urineKetones', 'urineNitrite', 'urineLeukocytes'],
  },
  inflammation: {
    ...{ name: 'C反应蛋白', display: 'C-reactive protein', specimen: SERUM },
    tests: ['crp'],
  },
  ironStores: {
    ...{ name: '铁代谢', display: 'Iron stores', specimen: SERUM },
    tests: ['ferritin', 'iron'],
  },
  tumourMarker: {
    ...{ name: '肿瘤标志物', display: 'Tumour marker', specimen: SERUM },
    tests: ['cea'],
  },
  prostate: {
    ...{ name: '前列腺特异性抗原', display: 'Prostate-specific antigen', specimen: SERUM },
    tests: ['psa'],
  },
  clotting: {
    ...{ name: '凝血功能', display: 'Clotting', specimen: '血浆' },
    tests: ['inr'],
  },
  bloodSmear: {
    ...{ name: '外周血涂片', display: 'Blood smear', specimen: WHOLE_BLOOD },
    ...{ tests: [], words: ['bloodSmear'] },
  },
} as const satisfies Record<string, Panel>

export type PanelKey = keyof typeof panels
