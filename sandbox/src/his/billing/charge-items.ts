import type { Pair } from '../../group/specialty.ts'
import type { ExecutingDepartment } from './executing-departments.ts'

/** A line of the hospital's price list. */
export interface ChargeItem {
  name: Pair
  executedBy: ExecutingDepartment
  /** In the form of the insurance catalogue (国家医保编码); UNCONFIRMED, not read from it. */
  nationalCode?: string
  specification?: Pair
  unit: Pair
  priceFen: number
}

const TEST: Pair = ['项', 'test']
const SITE: Pair = ['部位', 'site']
const TIME: Pair = ['次', 'session']
const BOX: Pair = ['盒', 'box']
const BOTTLE: Pair = ['瓶', 'bottle']
const DOSE: Pair = ['剂', 'day']

function tablets(milligrams: string, count: number): Pair {
  return [`${milligrams}mg×${count}片`, `${milligrams} mg × ${count} tablets`]
}

function test(name: Pair, nationalCode: string, priceFen: number): ChargeItem {
  return { name, nationalCode, priceFen, executedBy: 'laboratory', unit: TEST }
}

function drug(name: Pair, specification: Pair, priceFen: number, nationalCode: string): ChargeItem {
  return { name, nationalCode, specification, priceFen, executedBy: 'pharmacy', unit: BOX }
}

/** Invented prices of ordinary things. */
export const chargeItems = {
  bloodCount: test(['血细胞分析（五分类）', 'Blood count with differential'], '002501010150000', 2_000),
  crp: test(['C反应蛋白测定', 'C-reactive protein'], '002504020350000', 3_500),
  glucose: test(['葡萄糖测定', 'Blood glucose'], '002503020010000', 600),
  hba1c: test(['糖化血红蛋白测定', 'Glycated haemoglobin (HbA1c)'], '002503020030000', 7_000),
  cholesterol: test(['血清总胆固醇测定', 'Total cholesterol'], '002503030010000', 750),
  ldl: test(['低密度脂蛋白胆固醇测定', 'LDL cholesterol'], '002503030050000', 1_250),
  liverEnzyme: test(['丙氨酸氨基转移酶测定', 'Liver enzyme ALT'], '002503050070000', 650),
  creatinine: test(['肌酐测定', 'Creatinine'], '002503070020000', 850),
  uricAcid: test(['血清尿酸测定', 'Uric acid'], '002503070050000', 750),
  bnp: test(['B型钠尿肽前体测定', 'NT-proBNP'], '002503060140000', 22_000),
  tsh: test(['促甲状腺激素测定', 'Thyroid-stimulating hormone'], '002503100100000', 3_200),
  urine: test(['尿液分析', 'Urine analysis'], '002501020350000', 1_000),
  ironStores: test(['铁蛋白测定', 'Ferritin'], '002504040120000', 4_800),

  ecg: {
    name: ['常规心电图检查（十二导联）', 'Electrocardiogram, 12 leads'],
    executedBy: 'heartFunction',
    nationalCode: '003107010010000',
    unit: TIME,
    priceFen: 3_000,
  },
  holter: {
    name: ['动态心电图（24小时）', '24-hour electrocardiogram'],
    executedBy: 'heartFunction',
    nationalCode: '003107010030000',
    unit: TIME,
    priceFen: 20_000,
  },
  heartUltrasound: {
    name: ['心脏彩色多普勒超声', 'Doppler ultrasound of the heart'],
    executedBy: 'ultrasound',
    nationalCode: '002206000040000',
    unit: TIME,
    priceFen: 18_000,
  },
  abdomenUltrasound: {
    name: ['腹部彩色多普勒超声', 'Doppler ultrasound of the abdomen'],
    executedBy: 'ultrasound',
    nationalCode: '002203020010000',
    unit: SITE,
    priceFen: 12_000,
  },
  thyroidUltrasound: {
    name: ['甲状腺彩色多普勒超声', 'Doppler ultrasound of the thyroid'],
    executedBy: 'ultrasound',
    nationalCode: '002203020060000',
    unit: SITE,
    priceFen: 11_000,
  },
  chestCt: {
    name: ['胸部CT平扫', 'CT of the chest'],
    executedBy: 'radiology',
    nationalCode: '002103000010000',
    unit: SITE,
    priceFen: 23_000,
  },
  kneeXray: {
    name: ['膝关节正侧位数字化摄影', 'X-ray of the knee, two views'],
    executedBy: 'radiology',
    nationalCode: '002101020150000',
    unit: SITE,
    priceFen: 9_000,
  },
  lungFunction: {
    name: ['肺通气功能检查', 'Lung function test'],
    executedBy: 'lungFunction',
    nationalCode: '003106010010000',
    unit: TIME,
    priceFen: 12_500,
  },
  eyePressure: {
    name: ['眼压检查', 'Eye pressure'],
    executedBy: 'eyeExamination',
    nationalCode: '003103000050000',
    unit: TIME,
    priceFen: 1_500,
  },

  amlodipine: drug(
    ['苯磺酸氨氯地平片', 'Amlodipine besilate'],
    tablets('5', 28),
    1_266,
    'XC08CAA098A001010102351',
  ),
  atorvastatin: drug(
    ['阿托伐他汀钙片', 'Atorvastatin calcium'],
    tablets('20', 28),
    3_892,
    'XC10AAA170A001010202186',
  ),
  aspirin: drug(
    ['阿司匹林肠溶片', 'Aspirin, enteric-coated'],
    tablets('100', 30),
    1_547,
    'XB01ACA004A012010100447',
  ),
  metformin: drug(
    ['盐酸二甲双胍缓释片', 'Metformin, slow release'],
    tablets('500', 60),
    2_335,
    'XA10BAE046A010010102208',
  ),
  acarbose: drug(['阿卡波糖片', 'Acarbose'], tablets('50', 30), 1_419, 'XA10BFA001A001010101934'),
  levothyroxine: drug(
    ['左甲状腺素钠片', 'Levothyroxine sodium'],
    ['50μg×100片', '50 µg × 100 tablets'],
    2_980,
    'XH03AAZ091A001010202611',
  ),
  omeprazole: drug(
    ['奥美拉唑肠溶胶囊', 'Omeprazole, enteric-coated'],
    ['20mg×14粒', '20 mg × 14 capsules'],
    1_088,
    'XA02BCA100E002010201847',
  ),
  amoxicillin: drug(
    ['阿莫西林胶囊', 'Amoxicillin'],
    ['0.5g×24粒', '0.5 g × 24 capsules'],
    976,
    'XJ01CAA040E001010303925',
  ),
  ibuprofen: drug(
    ['布洛芬缓释胶囊', 'Ibuprofen, slow release'],
    ['0.3g×20粒', '0.3 g × 20 capsules'],
    1_835,
    'XM01AEB131E002010101276',
  ),
  ironTablets: drug(
    ['多糖铁复合物胶囊', 'Iron polysaccharide'],
    ['0.15g×10粒', '0.15 g × 10 capsules'],
    3_127,
    'XB03ABD168E001010104490',
  ),
  inhaler: {
    ...drug(
      ['布地奈德福莫特罗吸入粉雾剂', 'Budesonide and formoterol inhaler'],
      ['160μg/4.5μg×60吸', '160 µg/4.5 µg × 60 puffs'],
      16_580,
      'XR03AKB202L021010178216',
    ),
    unit: ['支', 'inhaler'],
  },
  eyeDrops: {
    ...drug(
      ['玻璃酸钠滴眼液', 'Sodium hyaluronate eye drops'],
      ['5ml:5mg', '5 ml, 5 mg'],
      2_764,
      'XS01XAB160G010010104551',
    ),
    unit: BOTTLE,
  },
  herbs: {
    name: ['中药饮片（益气活血方）', 'Herbs, by the doctor’s recipe'],
    executedBy: 'herbalPharmacy',
    specification: ['每日1剂', 'one decoction a day'],
    unit: DOSE,
    priceFen: 3_468,
  },
  decoction: {
    name: ['中药煎煮', 'Boiling of herbs'],
    executedBy: 'herbalPharmacy',
    unit: DOSE,
    priceFen: 250,
  },

  injection: {
    name: ['肌肉注射', 'Injection into the muscle'],
    executedBy: 'treatmentRoom',
    nationalCode: '001204000010000',
    unit: TIME,
    priceFen: 500,
  },
  dressing: {
    name: ['换药（小）', 'Change of a small dressing'],
    executedBy: 'treatmentRoom',
    nationalCode: '001206000030000',
    unit: TIME,
    priceFen: 1_500,
  },
  acupuncture: {
    name: ['普通针刺', 'Acupuncture'],
    executedBy: 'acupunctureRoom',
    nationalCode: '004300000010000',
    specification: ['5个穴位', '5 points'],
    unit: TIME,
    priceFen: 2_600,
  },
  moxibustion: {
    name: ['灸法', 'Moxibustion'],
    executedBy: 'acupunctureRoom',
    nationalCode: '004400000010000',
    unit: TIME,
    priceFen: 2_200,
  },
  jointTraining: {
    name: ['关节松动训练', 'Joint mobilisation'],
    executedBy: 'rehabilitationHall',
    nationalCode: '003402000210000',
    unit: TIME,
    priceFen: 4_500,
  },
  infrared: {
    name: ['红外线治疗', 'Infrared treatment'],
    executedBy: 'rehabilitationHall',
    nationalCode: '003401000010000',
    unit: SITE,
    priceFen: 1_200,
  },
  copies: {
    name: ['病历复印', 'Copies of the medical record'],
    executedBy: 'recordsRoom',
    unit: ['页', 'page'],
    priceFen: 50,
  },
} as const satisfies Record<string, ChargeItem>

export type ChargeCode = keyof typeof chargeItems

export const chargeCodes = Object.keys(chargeItems) as ChargeCode[]

/** What a doctor orders: codes with quantities; a quantity has at most two decimals. */
export type Orders = Partial<Record<ChargeCode, number>>
