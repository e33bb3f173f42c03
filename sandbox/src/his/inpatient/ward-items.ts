import type { Pair } from '../../group/specialty.ts'

/** 医疗收费项目类别 of the national insurance's code set, as the fiscal invoices have them (docs/interfaces/his.md). */
export type CostClass =
  | '01' /* 床位费 */
  | '02' /* 诊察费 */
  | '03' /* 检查费 */
  | '04' /* 化验费 */
  | '05' /* 治疗费 */
  | '06' /* 手术费 */
  | '07' /* 护理费 */
  | '08' /* 卫生材料费 */
  | '09' /* 西药费 */
  | '11' /* 中成药费 */

/** A line of the hospital's price list for its wards. */
export interface WardItem {
  costClass: CostClass
  name: Pair
  specification?: Pair
  unit: Pair
  priceFen: number
}

const DAY: Pair = ['日', 'day']
const TIME: Pair = ['次', 'time']
const TEST: Pair = ['项', 'test']
const PIECE: Pair = ['个', 'piece']
const SET: Pair = ['套', 'set']
const TABLET: Pair = ['片', 'tablet']
const AMPOULE: Pair = ['支', 'ampoule']
const BAG: Pair = ['袋', 'bag']

const item = (costClass: CostClass, name: Pair, unit: Pair, priceFen: number): WardItem => ({
  costClass,
  name,
  unit,
  priceFen,
})

/** Invented prices of ordinary things. */
export const wardItems = {
  bedOfThree: item('01', ['三人间床位费', 'Bed in a room of three'], DAY, 6_000),
  bedOfTwo: item('01', ['双人间床位费', 'Bed in a room of two'], DAY, 9_000),
  wardRound: item('02', ['住院诊察费', 'Ward round by a doctor'], DAY, 3_000),
  nursingFirst: item('07', ['一级护理', 'Nursing care, level 1'], DAY, 4_500),
  nursingSecond: item('07', ['二级护理', 'Nursing care, level 2'], DAY, 2_600),

  bloodCount: item('04', ['血细胞分析（五分类）', 'Blood count with differential'], TEST, 2_000),
  electrolytes: item('04', ['电解质测定（钾、钠、氯）', 'Electrolytes'], TEST, 1_500),
  bnp: item('04', ['B型钠尿肽前体测定', 'NT-proBNP'], TEST, 22_000),
  kidney: item('04', ['肾功能测定', 'Kidney function'], TEST, 2_550),
  clotting: item('04', ['凝血功能测定', 'Blood clotting'], TEST, 8_000),
  bloodGroup: item('04', ['血型鉴定和交叉配血', 'Blood group and cross-match'], TEST, 6_400),
  ironStores: item('04', ['铁蛋白测定', 'Ferritin'], TEST, 4_800),
  tissue: item('04', ['手术标本病理检查', 'Pathology of what was removed'], TEST, 24_000),

  ecg: item('03', ['常规心电图检查（十二导联）', 'Electrocardiogram, 12 leads'], TIME, 3_000),
  heartUltrasound: item('03', ['心脏彩色多普勒超声', 'Doppler ultrasound of the heart'], TIME, 18_000),
  chestXray: item('03', ['胸部正位数字化摄影', 'X-ray of the chest'], TIME, 7_000),
  spineMri: item('03', ['腰椎磁共振平扫', 'MRI of the lower back'], TIME, 52_000),
  colonoscopy: item('03', ['电子结肠镜检查', 'Colonoscopy'], TIME, 26_000),

  infusion: item('05', ['静脉输液', 'Intravenous drip'], TIME, 1_100),
  oxygen: item('05', ['氧气吸入', 'Oxygen'], ['小时', 'hour'], 300),
  monitoring: item('05', ['心电监测', 'Heart monitoring'], ['小时', 'hour'], 400),
  transfusion: item('05', ['静脉输血', 'Blood transfusion'], TIME, 3_000),
  traction: item('05', ['腰椎牵引', 'Traction of the lower back'], TIME, 3_600),
  polypRemoval: item(
    '06',
    ['经内镜结肠息肉切除术', 'Removal of a polyp through the endoscope'],
    TIME,
    86_000,
  ),
  anaesthesia: item('06', ['静脉麻醉', 'Anaesthesia by vein'], TIME, 32_000),

  dripSet: item('08', ['一次性使用输液器', 'Drip set, single use'], SET, 420),
  cannula: item('08', ['静脉留置针', 'Cannula'], PIECE, 2_850),
  clip: item('08', ['内镜用止血夹', 'Clip to stop bleeding'], PIECE, 18_600),

  furosemide: {
    ...item('09', ['呋塞米注射液', 'Furosemide injection'], AMPOULE, 245),
    specification: ['2ml:20mg', '2 ml, 20 mg'],
  },
  spironolactone: {
    ...item('09', ['螺内酯片', 'Spironolactone'], TABLET, 18),
    specification: ['20mg', '20 mg'],
  },
  bisoprolol: {
    ...item('09', ['富马酸比索洛尔片', 'Bisoprolol fumarate'], TABLET, 136),
    specification: ['5mg', '5 mg'],
  },
  saline: {
    ...item('09', ['0.9%氯化钠注射液', 'Sodium chloride 0.9 %'], BAG, 385),
    specification: ['250ml', '250 ml'],
  },
  ironInjection: {
    ...item('09', ['蔗糖铁注射液', 'Iron sucrose injection'], AMPOULE, 4_360),
    specification: ['5ml:100mg', '5 ml, 100 mg'],
  },
  painkiller: {
    ...item('09', ['塞来昔布胶囊', 'Celecoxib'], ['粒', 'capsule'], 288),
    specification: ['0.2g', '0.2 g'],
  },
  pantoprazole: {
    ...item('09', ['注射用泮托拉唑钠', 'Pantoprazole for injection'], AMPOULE, 1_260),
    specification: ['40mg', '40 mg'],
  },
  backPlaster: {
    ...item('11', ['活血止痛膏', 'Herbal plaster against pain'], ['贴', 'plaster'], 320),
    specification: ['7cm×10cm', '7 cm × 10 cm'],
  },
} as const satisfies Record<string, WardItem>

export type WardCode = keyof typeof wardItems

/** What the ward gives on a day: codes with quantities. */
export type WardOrders = Partial<Record<WardCode, number>>
