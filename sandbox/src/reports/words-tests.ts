/** What a laboratory says in words, and what it expects. */
export interface WordsTest {
  /** LOINC. */
  code: string
  name: string
  display: string
  expected?: string
}

export const wordsTests = {
  urineProtein: {
    ...{ code: '20454-5', name: '尿蛋白', display: 'Protein [Presence] in Urine by Test strip' },
    expected: '阴性',
  },
  urineGlucose: {
    ...{ code: '25428-4', name: '尿糖', display: 'Glucose [Presence] in Urine by Test strip' },
    expected: '阴性',
  },
  urineKetones: {
    ...{ code: '2514-8', name: '尿酮体', display: 'Ketones [Presence] in Urine by Test strip' },
    expected: '阴性',
  },
  urineNitrite: {
    ...{ code: '5802-4', name: '亚硝酸盐', display: 'Nitrite [Presence] in Urine by Test strip' },
    expected: '阴性',
  },
  urineLeukocytes: {
    ...{
      code: '5799-2',
      name: '白细胞酯酶',
      display: 'Leukocyte esterase [Presence] in Urine by Test strip',
    },
    expected: '阴性',
  },
  bloodSmear: {
    ...{
      code: '5909-7',
      name: '外周血细胞形态',
      display: 'Blood smear finding [Identifier] in Blood by Light microscopy',
    },
  },
} as const satisfies Record<string, WordsTest>

export type WordsTestKey = keyof typeof wordsTests
