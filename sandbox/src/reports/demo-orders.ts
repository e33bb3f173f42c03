import type { LabTestKey } from './lab-tests.ts'
import type { PanelKey } from './panels.ts'
import type { Category, Report, Result } from './report.ts'
import type { WordsTestKey } from './words-tests.ts'

/** Blood taken or a picture made on one day of the past, as a demo person's story has it. */
export interface DemoOrder {
  daysAgo: number
  departmentName: string
  orderedBy: string
  panels?: readonly PanelKey[]
  /** Values that the story needs; of the others each lies somewhere within its range. */
  values?: Partial<Record<LabTestKey, number | `<${number}`>>
  words?: Partial<Record<WordsTestKey, string>>
  /** As the laboratory printed before it went over to SI units. */
  isInOtherUnit?: true
  /** A report that is no panel. */
  written?: WrittenReport
}

export interface WrittenReport {
  category: Category
  name: string
  display: string
  code?: string
  specimen?: string
  results: readonly Result[]
  conclusion?: string
  images?: readonly string[]
  label?: Report['label']
  isTold?: true
  /** Days after the first start on which the doctor is going to speak about it. */
  toldInDays?: number
}

const endocrinology = { departmentName: '内分泌科', orderedBy: '周建华' }
const cardiology = { departmentName: '心血管内科', orderedBy: '沈国平' }
const gastroenterology = { departmentName: '消化内科', orderedBy: '陆文娟' }
const haematology = { departmentName: '血液内科', orderedBy: '顾晓东' }
const thyroidSurgery = { departmentName: '甲状腺乳腺外科', orderedBy: '方敏' }
const respiratory = { departmentName: '呼吸内科', orderedBy: '韩志刚' }
const generalPractice = { departmentName: '全科医学科', orderedBy: '金玉兰' }
const orthopaedics = { departmentName: '骨科', orderedBy: '范立新' }

/** Sugar over three years: creeping up, and the newest one clearly higher. */
const wangSugar: readonly DemoOrder[] = (
  [
    [1060, 6, 5.9],
    [930, 6.2, 6.1],
    [800, 6.4, 6.2],
    [670, 6.5, 6.4],
    [540, 6.9, 6.6],
    [410, 7.1, 6.8],
    [280, 7.4, 7],
    [150, 7.8, 7.2],
    [2, 9.6, 8.4],
  ] as const
).map(([daysAgo, fastingGlucose, hba1c]) => ({
  ...{ daysAgo, ...endocrinology, panels: ['glucose'], values: { fastingGlucose, hba1c } },
  ...(daysAgo > 1000 && { isInOtherUnit: true }),
}))

const liMingLiver: readonly DemoOrder[] = (
  [
    [990, 31, 372],
    [760, 38, 398],
    [545, 44, 421],
    [330, 52, 447],
    [120, 61, 462],
    [1, 88, 486],
  ] as const
).map(([daysAgo, alt, uricAcid]) => ({
  ...{ daysAgo, ...gastroenterology, panels: ['liver', 'kidney'], values: { alt, uricAcid } },
}))

const chenIron: readonly DemoOrder[] = (
  [
    [900, 124, 30],
    [520, 117, 18],
    [95, 98, 6.2],
    [4, 109, 11.5],
  ] as const
).map(([daysAgo, haemoglobin, ferritin]) => ({
  ...{ daysAgo, ...haematology, panels: ['bloodCount', 'ironStores'] },
  values: { haemoglobin, ferritin, ...(haemoglobin < 110 && { cellVolume: 78.4, haematocrit: 33.1 }) },
}))

const xuFats: readonly DemoOrder[] = (
  [
    [1010, 5.62, 3.71],
    [640, 5.9, 3.98],
    [300, 4.87, 3.12],
    [3, 5.74, 3.83],
  ] as const
).map(([daysAgo, cholesterol, ldl]) => ({
  ...{ daysAgo, ...cardiology, panels: ['lipids'], values: { cholesterol, ldl } },
  ...(daysAgo > 1000 && { isInOtherUnit: true }),
}))

const kneePicture: WrittenReport = {
  ...{
    category: 'RAD',
    name: '右膝关节正侧位片',
    display: 'X-ray of the right knee, two views',
    code: '36712-8',
  },
  results: [
    { kind: 'passage', part: 'imagingMethod', text: '右膝关节正位、侧位摄片。' },
    {
      kind: 'passage',
      part: 'imagingFindings',
      text: '右膝关节各骨骨质未见明显断裂征象，髌骨上缘及胫骨平台边缘见轻度骨质增生，关节间隙未见明显狭窄。',
    },
  ],
  conclusion: '右膝关节轻度退行性改变。',
  images: ['右膝关节正位', '右膝关节侧位'],
}

/** Sensitive results in each state: told long ago, shown at once, waiting by the patient's choice, and by the rule. */
const zhouThyroid: readonly DemoOrder[] = [
  {
    ...{ daysAgo: 185, ...thyroidSurgery },
    written: {
      ...{
        category: 'SP',
        name: '甲状腺细针穿刺细胞学',
        display: 'Thyroid fine-needle aspiration, cytology',
      },
      ...{ code: '60568-3', specimen: '甲状腺右叶穿刺物' },
      results: [
        {
          kind: 'passage',
          part: 'microscopic',
          text: '可见滤泡上皮细胞团，部分细胞核增大，未见核内包涵体。',
        },
        { kind: 'passage', part: 'advice', text: '请结合超声，六个月后复查。' },
      ],
      ...{ conclusion: '意义不明确的细胞非典型病变（Bethesda III 类）。', isTold: true },
    },
  },
  {
    ...{ daysAgo: 11, ...thyroidSurgery },
    written: {
      ...{ category: 'LAB', name: '血清人绒毛膜促性腺激素', display: 'Choriogonadotropin in serum' },
      ...{ code: '2118-8', specimen: '静脉血', label: 'PREGNANT' },
      ...{ results: [], conclusion: '阴性。' },
    },
  },
  {
    ...{ daysAgo: 10, ...thyroidSurgery },
    written: {
      ...{ category: 'SP', name: '甲状腺右叶肿物病理', display: 'Thyroid, right lobe, pathology' },
      ...{ code: '60568-3', specimen: '甲状腺右叶组织' },
      results: [
        { kind: 'passage', part: 'gross', text: '灰红色组织一块，切面见一灰白结节，直径约0.8厘米。' },
        { kind: 'passage', part: 'microscopic', text: '结节内滤泡大小不一，细胞无明显异型，包膜完整。' },
      ],
      conclusion: '（甲状腺右叶）滤泡性腺瘤，未见恶性证据。',
    },
  },
  {
    ...{ daysAgo: 1, ...thyroidSurgery },
    written: {
      ...{ category: 'LAB', name: '甲状腺结节相关基因检测', display: 'Thyroid nodule, gene panel' },
      ...{ code: '51969-4', specimen: '甲状腺右叶组织', label: 'GDIS', toldInDays: 4 },
      ...{ results: [], conclusion: '所检位点未见致病性变异。' },
    },
  },
]

type OrdersByHospital = Readonly<Record<string, readonly DemoOrder[]>>

/** What hospitals have found in demo people, by person and hospital; counted back from the first start. */
export const demoOrders: Readonly<Record<string, OrdersByHospital>> = {
  'wang-xiuying': {
    '310001': [
      ...wangSugar,
      { daysAgo: 800, ...endocrinology, panels: ['lipids', 'kidney'] },
      { daysAgo: 410, ...endocrinology, panels: ['lipids', 'kidney', 'liver'], values: { ldl: 3.52 } },
      { daysAgo: 41, ...cardiology, panels: ['bloodCount', 'kidney', 'electrolytes'] },
      {
        ...{ daysAgo: 22, ...endocrinology, panels: ['urine'] },
        words: { urineProtein: '弱阳性(±)', urineNitrite: '阳性(+)', urineLeukocytes: '阳性(2+)' },
      },
      {
        ...{ daysAgo: 20, ...endocrinology },
        written: {
          ...{ category: 'MB', name: '尿培养及药敏', display: 'Urine culture and susceptibility' },
          ...{ code: '630-4', specimen: '清洁中段尿' },
          results: [
            {
              ...{ kind: 'germ', name: '大肠埃希菌', snomed: '112283007', amount: '10^5 CFU/mL' },
              medicines: [
                { code: '18864-9', name: '氨苄西林', mic: '32', comparator: '>=', susceptibility: 'R' },
                { code: '18906-8', name: '环丙沙星', mic: '0.5', susceptibility: 'I' },
                { code: '18955-5', name: '呋喃妥因', mic: '16', comparator: '<=', susceptibility: 'S' },
                { code: '35801-0', name: '磷霉素', mic: '4', comparator: '<=', susceptibility: 'S' },
              ],
            },
          ],
        },
      },
      {
        ...{ daysAgo: 1, ...cardiology },
        written: {
          ...{ category: 'RAD', name: '心脏彩色多普勒超声', display: 'Echocardiography', code: '34552-0' },
          results: [
            {
              ...{ kind: 'passage', part: 'imagingFindings' },
              text: '各房室内径正常范围，室间隔轻度增厚。二尖瓣、主动脉瓣轻度反流。左心室射血分数62%。',
            },
          ],
          conclusion: '室间隔轻度增厚；二尖瓣、主动脉瓣轻度反流；左心室收缩功能正常。',
        },
      },
    ],
  },
  'li-ming': {
    '310001': [
      ...liMingLiver,
      { daysAgo: 545, ...gastroenterology, panels: ['lipids', 'bloodCount'] },
      { daysAgo: 75, ...respiratory, panels: ['bloodCount', 'inflammation'], values: { crp: 23.4 } },
      {
        ...{ daysAgo: 40, ...gastroenterology },
        written: {
          ...{ category: 'SP', name: '胃镜活检病理', display: 'Gastric biopsy, pathology' },
          ...{ code: '60568-3', specimen: '胃窦活检组织' },
          results: [
            { kind: 'passage', part: 'gross', text: '灰白色软组织两粒，直径均约0.2厘米。' },
            {
              ...{ kind: 'passage', part: 'microscopic' },
              text: '胃窦黏膜慢性炎细胞浸润，局部腺体轻度肠上皮化生，未见异型增生。',
            },
            { kind: 'passage', part: 'advice', text: '请结合临床，一年后复查胃镜。' },
          ],
          isTold: true,
          conclusion: '（胃窦）慢性轻度萎缩性胃炎，伴轻度肠上皮化生，未见异型增生。',
        },
      },
      {
        ...{ daysAgo: 2, ...gastroenterology },
        written: {
          ...{
            category: 'RAD',
            name: '上腹部超声',
            display: 'Ultrasound of the upper abdomen',
            code: '24558-9',
          },
          results: [
            {
              ...{ kind: 'passage', part: 'imagingFindings' },
              text: '肝脏形态大小正常，实质回声增强、细密，后方回声稍衰减。胆囊、胰腺、脾脏未见明显异常。',
            },
          ],
          conclusion: '轻度脂肪肝声像图。',
          images: ['肝右叶'],
        },
      },
      {
        ...{ daysAgo: 9, ...orthopaedics },
        written: kneePicture,
      },
    ],
  },
  'chen-jing': {
    '310001': [
      ...chenIron,
      {
        ...{ daysAgo: 94, ...haematology, panels: ['bloodSmear'] },
        words: {
          bloodSmear: '红细胞大小不一，以小细胞为主，中央淡染区扩大；白细胞、血小板形态未见明显异常。',
        },
      },
      { daysAgo: 520, ...haematology, panels: ['thyroid'] },
    ],
  },
  'sun-guoqiang': {
    '310001': [
      { daysAgo: 720, ...cardiology, panels: ['kidney', 'electrolytes'], values: { creatinine: 108 } },
      {
        ...{ daysAgo: 360, ...cardiology, panels: ['kidney', 'electrolytes'] },
        values: { creatinine: 131, potassium: 5.1 },
      },
      {
        ...{ daysAgo: 5, ...cardiology, panels: ['kidney', 'electrolytes', 'clotting'] },
        values: { creatinine: 176, urea: 12.4, potassium: 6.45, inr: 2.31 },
      },
      { daysAgo: 33, ...cardiology, panels: ['clotting'], values: { inr: 2.12 } },
      {
        ...{ daysAgo: 5, ...respiratory },
        written: {
          ...{
            category: 'RAD',
            name: '胸部CT平扫',
            display: 'CT of the chest without contrast',
            code: '29252-4',
          },
          results: [
            { kind: 'passage', part: 'imagingMethod', text: '胸部螺旋CT平扫，层厚1毫米。' },
            {
              ...{ kind: 'passage', part: 'imagingFindings' },
              text: '双肺透亮度增高，双肺上叶散在薄壁透亮区。右肺下叶见直径约4毫米实性小结节，边缘光整。纵隔淋巴结未见肿大。',
            },
            { kind: 'passage', part: 'advice', text: '建议十二个月后复查低剂量胸部CT。' },
          ],
          conclusion: '双肺轻度肺气肿；右肺下叶小结节。',
          images: ['右肺下叶小结节', '双肺上叶'],
        },
      },
    ],
  },
  'zhou-min': {
    '310001': [
      { daysAgo: 400, ...thyroidSurgery, panels: ['thyroid'], values: { tsh: 4.62 } },
      { daysAgo: 180, ...thyroidSurgery, panels: ['thyroid'], values: { tsh: 9.31, freeT4: 10.8 } },
      { daysAgo: 3, ...thyroidSurgery, panels: ['thyroid'], values: { tsh: 5.86 } },
      ...zhouThyroid,
    ],
  },
  'xu-wenbin': {
    '310001': [
      ...xuFats,
      {
        ...{ daysAgo: 300, ...cardiology, panels: ['prostate', 'tumourMarker'] },
        values: { psa: 1.32, cea: '<0.5' },
      },
      { daysAgo: 62, ...respiratory, panels: ['bloodCount', 'inflammation'], values: { crp: '<0.5' } },
    ],
    '310002': [
      {
        daysAgo: 210,
        ...generalPractice,
        panels: ['randomGlucose', 'liver'],
        values: { randomGlucose: 7.3 },
      },
      { daysAgo: 4, ...orthopaedics, written: kneePicture },
    ],
  },
}
