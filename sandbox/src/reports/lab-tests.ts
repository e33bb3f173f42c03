/** What a laboratory measures, in the unit it prints, with its reference ranges. Both ends of a range are part of it. */
export interface LabTest {
  /** LOINC. */
  code: string
  name: string
  display: string
  /** UCUM, and as printed where that differs. */
  unit: string
  unitText?: string
  decimals: number
  /** By sex and age in completed years; nobody is in two of them. */
  ranges: readonly RangeRow[]
  /** Somebody is called at once when the value is at or beyond one of these. */
  critical?: { low?: number; high?: number }
  /** The other unit system: `value × factor + offset`. */
  other?: OtherUnit
}

export interface RangeRow {
  sex?: 'female' | 'male'
  ageFrom?: number
  ageTo?: number
  low?: number
  high?: number
}

export interface OtherUnit {
  code: string
  unit: string
  decimals: number
  factor: number
  offset?: number
}

const bothSexes = (male: RangeRow, female: RangeRow): readonly RangeRow[] => [
  { sex: 'male', ...male },
  { sex: 'female', ...female },
]
const adults = (male: RangeRow, female: RangeRow) =>
  bothSexes({ ageFrom: 18, ...male }, { ageFrom: 18, ...female })

/** The one reference table of the sandbox: invented for it, near to what Chinese laboratories print. */
export const labTests = {
  whiteCells: {
    ...{ code: '6690-2', name: '白细胞计数', display: 'Leukocytes [#/volume] in Blood by Automated count' },
    ...{ unit: '10*9/L', unitText: '×10⁹/L', decimals: 2, critical: { low: 1.5, high: 30 } },
    ranges: [
      { ageTo: 5, low: 4.4, high: 11.9 },
      { ageFrom: 6, ageTo: 17, low: 4.1, high: 11 },
      { ageFrom: 18, low: 3.5, high: 9.5 },
    ],
  },
  redCells: {
    ...{ code: '789-8', name: '红细胞计数', display: 'Erythrocytes [#/volume] in Blood by Automated count' },
    ...{ unit: '10*12/L', unitText: '×10¹²/L', decimals: 2 },
    ranges: adults({ low: 4.3, high: 5.8 }, { low: 3.8, high: 5.1 }),
  },
  haemoglobin: {
    ...{ code: '718-7', name: '血红蛋白', display: 'Hemoglobin [Mass/volume] in Blood' },
    ...{ unit: 'g/L', decimals: 0, critical: { low: 60, high: 200 } },
    ranges: [
      { ageTo: 5, low: 112, high: 149 },
      { ageFrom: 6, ageTo: 17, low: 118, high: 156 },
      ...adults({ low: 130, high: 175 }, { low: 115, high: 150 }),
    ],
    other: { code: '718-7', unit: 'g/dL', decimals: 1, factor: 0.1 },
  },
  haematocrit: {
    ...{
      code: '4544-3',
      name: '红细胞压积',
      display: 'Hematocrit [Volume Fraction] of Blood by Automated count',
    },
    ...{ unit: '%', decimals: 1 },
    ranges: adults({ low: 40, high: 50 }, { low: 35, high: 45 }),
  },
  platelets: {
    ...{ code: '777-3', name: '血小板计数', display: 'Platelets [#/volume] in Blood by Automated count' },
    ...{ unit: '10*9/L', unitText: '×10⁹/L', decimals: 0, critical: { low: 30, high: 1000 } },
    ranges: [
      { ageTo: 17, low: 167, high: 453 },
      { ageFrom: 18, low: 125, high: 350 },
    ],
  },
  neutrophils: {
    ...{
      code: '770-8',
      name: '中性粒细胞百分比',
      display: 'Neutrophils/100 leukocytes in Blood by Automated count',
    },
    ...{ unit: '%', decimals: 1 },
    ranges: [{ ageFrom: 18, low: 40, high: 75 }],
  },
  lymphocytes: {
    ...{
      code: '736-9',
      name: '淋巴细胞百分比',
      display: 'Lymphocytes/100 leukocytes in Blood by Automated count',
    },
    ...{ unit: '%', decimals: 1 },
    ranges: [{ ageFrom: 18, low: 20, high: 50 }],
  },
  cellVolume: {
    ...{
      code: '787-2',
      name: '平均红细胞体积',
      display: 'MCV [Entitic mean volume] in Red Blood Cells by Automated count',
    },
    ...{ unit: 'fL', decimals: 1 },
    ranges: [{ ageFrom: 18, low: 82, high: 100 }],
  },
  alt: {
    ...{
      code: '1742-6',
      name: '丙氨酸氨基转移酶',
      display: 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    },
    ...{ unit: 'U/L', decimals: 0, critical: { high: 1000 } },
    ranges: adults({ low: 9, high: 50 }, { low: 7, high: 40 }),
  },
  ast: {
    ...{
      code: '1920-8',
      name: '天门冬氨酸氨基转移酶',
      display: 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    },
    ...{ unit: 'U/L', decimals: 0 },
    ranges: adults({ low: 15, high: 40 }, { low: 13, high: 35 }),
  },
  alkalinePhosphatase: {
    ...{
      code: '6768-6',
      name: '碱性磷酸酶',
      display: 'Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma',
    },
    ...{ unit: 'U/L', decimals: 0 },
    ranges: [
      { sex: 'male', ageFrom: 18, low: 45, high: 125 },
      { sex: 'female', ageFrom: 18, ageTo: 49, low: 35, high: 100 },
      { sex: 'female', ageFrom: 50, low: 50, high: 135 },
    ],
  },
  ggt: {
    ...{
      code: '2324-2',
      name: 'γ-谷氨酰转移酶',
      display: 'Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma',
    },
    ...{ unit: 'U/L', decimals: 0 },
    ranges: adults({ low: 10, high: 60 }, { low: 7, high: 45 }),
  },
  bilirubin: {
    ...{ code: '14631-6', name: '总胆红素', display: 'Bilirubin.total [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'umol/L', unitText: 'μmol/L', decimals: 1, critical: { high: 307 } },
    ranges: adults({ high: 26 }, { high: 21 }),
    other: { code: '1975-2', unit: 'mg/dL', decimals: 2, factor: 1 / 17.104 },
  },
  albumin: {
    ...{ code: '1751-7', name: '白蛋白', display: 'Albumin [Mass/volume] in Serum or Plasma' },
    ...{ unit: 'g/L', decimals: 1 },
    ranges: [{ ageFrom: 18, low: 40, high: 55 }],
    other: { code: '1751-7', unit: 'g/dL', decimals: 2, factor: 0.1 },
  },
  totalProtein: {
    ...{ code: '2885-2', name: '总蛋白', display: 'Protein [Mass/volume] in Serum or Plasma' },
    ...{ unit: 'g/L', decimals: 1 },
    ranges: [{ ageFrom: 18, low: 65, high: 85 }],
    other: { code: '2885-2', unit: 'g/dL', decimals: 2, factor: 0.1 },
  },
  creatinine: {
    ...{ code: '14682-9', name: '肌酐', display: 'Creatinine [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'umol/L', unitText: 'μmol/L', decimals: 0, critical: { high: 650 } },
    ranges: [
      { ageFrom: 6, ageTo: 12, low: 27, high: 66 },
      { sex: 'male', ageFrom: 20, ageTo: 59, low: 57, high: 97 },
      { sex: 'male', ageFrom: 60, low: 57, high: 111 },
      { sex: 'female', ageFrom: 20, ageTo: 59, low: 41, high: 73 },
      { sex: 'female', ageFrom: 60, low: 41, high: 81 },
    ],
    other: { code: '2160-0', unit: 'mg/dL', decimals: 2, factor: 1 / 88.42 },
  },
  urea: {
    ...{ code: '22664-7', name: '尿素', display: 'Urea [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 1, critical: { high: 36 } },
    ranges: [
      { sex: 'male', ageFrom: 20, ageTo: 59, low: 3.1, high: 8 },
      { sex: 'male', ageFrom: 60, low: 3.6, high: 9.5 },
      { sex: 'female', ageFrom: 20, ageTo: 59, low: 2.6, high: 7.5 },
      { sex: 'female', ageFrom: 60, low: 3.1, high: 8.8 },
    ],
    other: { code: '3094-0', unit: 'mg/dL', decimals: 1, factor: 2.801 },
  },
  uricAcid: {
    ...{ code: '14933-6', name: '尿酸', display: 'Urate [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'umol/L', unitText: 'μmol/L', decimals: 0 },
    ranges: adults({ low: 208, high: 428 }, { low: 155, high: 357 }),
    other: { code: '3084-1', unit: 'mg/dL', decimals: 1, factor: 1 / 59.48 },
  },
  cholesterol: {
    ...{ code: '14647-2', name: '总胆固醇', display: 'Cholesterol [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 2 },
    ranges: [{ ageFrom: 18, high: 5.2 }],
    other: { code: '2093-3', unit: 'mg/dL', decimals: 0, factor: 38.67 },
  },
  triglycerides: {
    ...{ code: '14927-8', name: '甘油三酯', display: 'Triglyceride [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 2 },
    ranges: [{ ageFrom: 18, high: 1.7 }],
    other: { code: '2571-8', unit: 'mg/dL', decimals: 0, factor: 88.57 },
  },
  hdl: {
    ...{
      code: '14646-4',
      name: '高密度脂蛋白胆固醇',
      display: 'Cholesterol in HDL [Moles/volume] in Serum or Plasma',
    },
    ...{ unit: 'mmol/L', decimals: 2 },
    ranges: [{ ageFrom: 18, low: 1 }],
    other: { code: '2085-9', unit: 'mg/dL', decimals: 0, factor: 38.67 },
  },
  ldl: {
    ...{
      code: '22748-8',
      name: '低密度脂蛋白胆固醇',
      display: 'Cholesterol in LDL [Moles/volume] in Serum or Plasma',
    },
    ...{ unit: 'mmol/L', decimals: 2 },
    ranges: [{ ageFrom: 18, high: 3.4 }],
    other: { code: '2089-1', unit: 'mg/dL', decimals: 0, factor: 38.67 },
  },
  fastingGlucose: {
    ...{ code: '14771-0', name: '空腹血糖', display: 'Fasting glucose [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 1, critical: { low: 2.5, high: 22.2 } },
    ranges: [{ low: 3.9, high: 6.1 }],
    other: { code: '1558-6', unit: 'mg/dL', decimals: 0, factor: 18.016 },
  },
  randomGlucose: {
    ...{ code: '14749-6', name: '随机血糖', display: 'Glucose [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 1, ranges: [] },
    other: { code: '2345-7', unit: 'mg/dL', decimals: 0, factor: 18.016 },
  },
  hba1c: {
    ...{
      code: '4548-4',
      name: '糖化血红蛋白',
      display: 'Hemoglobin A1c/Hemoglobin.total in Blood',
    },
    ...{ unit: '%', decimals: 1 },
    ranges: [{ ageFrom: 18, low: 4, high: 6 }],
    other: { code: '59261-8', unit: 'mmol/mol', decimals: 0, factor: 10.93, offset: -23.5 },
  },
  tsh: {
    ...{ code: '3016-3', name: '促甲状腺激素', display: 'Thyrotropin [Units/volume] in Serum or Plasma' },
    ...{ unit: 'm[IU]/L', unitText: 'mIU/L', decimals: 2 },
    ranges: [
      { ageFrom: 2, ageTo: 17, low: 0.6, high: 4.84 },
      { ageFrom: 18, low: 0.55, high: 4.78 },
    ],
    other: { code: '3016-3', unit: 'u[IU]/mL', decimals: 2, factor: 1 },
  },
  freeT4: {
    ...{
      code: '14920-3',
      name: '游离甲状腺素',
      display: 'Thyroxine (T4) free [Moles/volume] in Serum or Plasma',
    },
    ...{ unit: 'pmol/L', decimals: 2 },
    ranges: [{ ageFrom: 18, low: 11.5, high: 22.7 }],
    other: { code: '3024-7', unit: 'ng/dL', decimals: 2, factor: 1 / 12.87 },
  },
  freeT3: {
    ...{
      code: '14928-6',
      name: '游离三碘甲状腺原氨酸',
      display: 'Triiodothyronine (T3) Free [Moles/volume] in Serum or Plasma',
    },
    ...{ unit: 'pmol/L', decimals: 2 },
    ranges: [{ ageFrom: 18, low: 3.5, high: 6.5 }],
    other: { code: '3051-0', unit: 'pg/mL', decimals: 2, factor: 1 / 1.536 },
  },
  potassium: {
    ...{ code: '2823-3', name: '钾', display: 'Potassium [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 2, critical: { low: 2.8, high: 6.2 } },
    ranges: [{ ageFrom: 1, low: 3.5, high: 5.3 }],
    other: { code: '2823-3', unit: 'meq/L', decimals: 2, factor: 1 },
  },
  sodium: {
    ...{ code: '2951-2', name: '钠', display: 'Sodium [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 0, critical: { low: 120, high: 160 } },
    ranges: [{ ageFrom: 1, low: 137, high: 147 }],
    other: { code: '2951-2', unit: 'meq/L', decimals: 0, factor: 1 },
  },
  chloride: {
    ...{ code: '2075-0', name: '氯', display: 'Chloride [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 0, ranges: [{ ageFrom: 1, low: 99, high: 110 }] },
    other: { code: '2075-0', unit: 'meq/L', decimals: 0, factor: 1 },
  },
  calcium: {
    ...{ code: '2000-8', name: '钙', display: 'Calcium [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 2, critical: { low: 1.6, high: 3.5 } },
    ranges: [{ ageFrom: 18, low: 2.11, high: 2.52 }],
    other: { code: '17861-6', unit: 'mg/dL', decimals: 1, factor: 4.008 },
  },
  magnesium: {
    ...{ code: '2601-3', name: '镁', display: 'Magnesium [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 2, ranges: [{ ageFrom: 18, low: 0.75, high: 1.02 }] },
    other: { code: '19123-9', unit: 'mg/dL', decimals: 2, factor: 2.431 },
  },
  phosphate: {
    ...{ code: '14879-1', name: '无机磷', display: 'Phosphate [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'mmol/L', decimals: 2, ranges: [{ ageFrom: 18, low: 0.85, high: 1.51 }] },
    other: { code: '2777-1', unit: 'mg/dL', decimals: 1, factor: 3.097 },
  },
  crp: {
    ...{ code: '1988-5', name: 'C反应蛋白', display: 'C reactive protein [Mass/volume] in Serum or Plasma' },
    ...{ unit: 'mg/L', decimals: 1, ranges: [{ high: 10 }] },
    other: { code: '1988-5', unit: 'mg/dL', decimals: 2, factor: 0.1 },
  },
  ferritin: {
    ...{ code: '2276-4', name: '铁蛋白', display: 'Ferritin [Mass/volume] in Serum or Plasma' },
    ...{ unit: 'ng/mL', decimals: 1 },
    ranges: adults({ low: 30, high: 400 }, { low: 13, high: 150 }),
  },
  iron: {
    ...{ code: '14798-3', name: '血清铁', display: 'Iron [Moles/volume] in Serum or Plasma' },
    ...{ unit: 'umol/L', unitText: 'μmol/L', decimals: 1 },
    ranges: adults({ low: 10.6, high: 36.7 }, { low: 7.8, high: 32.2 }),
    other: { code: '2498-4', unit: 'ug/dL', decimals: 0, factor: 5.585 },
  },
  cea: {
    ...{ code: '2039-6', name: '癌胚抗原', display: 'Carcinoembryonic Ag [Mass/volume] in Serum or Plasma' },
    ...{ unit: 'ng/mL', decimals: 2, ranges: [{ ageFrom: 18, low: 0, high: 5 }] },
  },
  psa: {
    ...{
      code: '2857-1',
      name: '总前列腺特异性抗原',
      display: 'Prostate specific Ag [Mass/volume] in Serum or Plasma',
    },
    ...{ unit: 'ng/mL', decimals: 2 },
    ranges: [
      { sex: 'male', ageFrom: 40, ageTo: 49, low: 0, high: 2.5 },
      { sex: 'male', ageFrom: 50, ageTo: 59, low: 0, high: 3.5 },
      { sex: 'male', ageFrom: 60, ageTo: 69, low: 0, high: 4.5 },
      { sex: 'male', ageFrom: 70, low: 0, high: 6.5 },
    ],
  },
  inr: {
    ...{
      code: '6301-6',
      name: '国际标准化比值',
      display: 'INR in Platelet poor plasma by Coagulation assay',
    },
    ...{ unit: '{INR}', unitText: '', decimals: 2, critical: { high: 5 } },
    ranges: [{ low: 0.8, high: 1.2 }],
  },
  urinePh: {
    ...{ code: '5803-2', name: '尿酸碱度', display: 'pH of Urine by Test strip' },
    ...{ unit: '[pH]', unitText: 'pH', decimals: 1, ranges: [{ low: 4.5, high: 8 }] },
  },
  urineGravity: {
    ...{ code: '5811-5', name: '尿比重', display: 'Specific gravity of Urine by Test strip' },
    ...{ unit: '{ratio}', unitText: '', decimals: 3, ranges: [{ low: 1.003, high: 1.03 }] },
  },
} as const satisfies Record<string, LabTest>

export type LabTestKey = keyof typeof labTests

/** The row for somebody; undefined where the table has none for them. */
export function rangeFor(
  { ranges }: LabTest,
  { sex, ageYears }: { sex: 'female' | 'male'; ageYears: number },
): RangeRow | undefined {
  return ranges.find(
    (row) =>
      (row.sex ?? sex) === sex &&
      (row.ageFrom === undefined || ageYears >= row.ageFrom) &&
      (row.ageTo === undefined || ageYears <= row.ageTo),
  )
}
