import type { Diagnosis, Encounter, Medicine } from './encounter.ts'

/** What somebody comes for again and again: each time with the same department, and mostly with the same words. */
export interface DemoCourse
  extends Pick<Encounter, 'departmentName' | 'doctorName' | 'complaint' | 'diagnoses' | 'advice'> {
  /** Days of the past, counted back from the first start. */
  daysAgo: readonly number[]
  medicines: readonly Medicine[]
  orders: readonly string[]
}

const endocrinology = { departmentName: '内分泌科', doctorName: '周建华' }
const cardiology = { departmentName: '心血管内科', doctorName: '沈国平' }
const gastroenterology = { departmentName: '消化内科', doctorName: '陆文娟' }
const haematology = { departmentName: '血液内科', doctorName: '顾晓东' }
const thyroidSurgery = { departmentName: '甲状腺乳腺外科', doctorName: '方敏' }
const respiratory = { departmentName: '呼吸内科', doctorName: '韩志刚' }
const generalPractice = { departmentName: '全科医学科', doctorName: '金玉兰' }
const orthopaedics = { departmentName: '骨科', doctorName: '范立新' }
const geriatrics = { departmentName: '老年病科', doctorName: '何佩珍' }

const diabetes: Diagnosis = { icd10: 'E11.900', name: '2型糖尿病' }
const hypertension: Diagnosis = { icd10: 'I10.x00', name: '原发性高血压' }

const metformin: Medicine = {
  ...{ name: '盐酸二甲双胍片', specification: '0.5g×60片', dose: '1', unit: '片' },
  ...{ timesPerDay: 2, when: 'C', days: 30 },
}
const acarbose: Medicine = {
  ...{ name: '阿卡波糖片', specification: '50mg×30片', dose: '1', unit: '片' },
  ...{ timesPerDay: 3, when: 'C', days: 30 },
}
const amlodipine: Medicine = {
  ...{ name: '苯磺酸氨氯地平片', specification: '5mg×28片', dose: '1', unit: '片' },
  ...{ timesPerDay: 1, days: 28 },
}
const atorvastatin: Medicine = {
  ...{ name: '阿托伐他汀钙片', specification: '20mg×7片', dose: '1', unit: '片' },
  ...{ timesPerDay: 1, when: 'HS', days: 28 },
}
const aspirin: Medicine = {
  ...{ name: '阿司匹林肠溶片', specification: '100mg×30片', dose: '1', unit: '片' },
  ...{ timesPerDay: 1, when: 'AC', days: 30 },
}
const omeprazole: Medicine = {
  ...{ name: '奥美拉唑肠溶胶囊', specification: '20mg×14粒', dose: '1', unit: '粒' },
  ...{ timesPerDay: 1, when: 'AC', days: 14 },
}
const amoxicillin: Medicine = {
  ...{ name: '阿莫西林胶囊', specification: '0.5g×24粒', dose: '1', unit: '粒' },
  ...{ timesPerDay: 3, when: 'PC', days: 7 },
}
const ibuprofen: Medicine = {
  ...{ name: '布洛芬缓释胶囊', specification: '0.3g×20粒', dose: '1', unit: '粒' },
  ...{ timesPerDay: 2, when: 'PC', days: 5 },
}
const iron: Medicine = {
  ...{ name: '琥珀酸亚铁片', specification: '0.1g×24片', dose: '1', unit: '片' },
  ...{ timesPerDay: 2, when: 'PC', days: 30 },
}
const levothyroxine: Medicine = {
  ...{ name: '左甲状腺素钠片', specification: '50μg×100片', dose: '0.5', unit: '片' },
  ...{ timesPerDay: 1, when: 'AC', days: 30 },
}
const inhaler: Medicine = {
  ...{ name: '布地奈德福莫特罗粉吸入剂', specification: '160μg/4.5μg×60吸', dose: '1', unit: '吸' },
  ...{ timesPerDay: 2, days: 30 },
}
const warfarin: Medicine = {
  ...{ name: '华法林钠片', specification: '2.5mg×60片', dose: '1', unit: '片' },
  ...{ timesPerDay: 1, when: 'HS', days: 30 },
}

type CoursesByHospital = Readonly<Record<string, readonly DemoCourse[]>>

/** What demo people came for over three years, by person and hospital; dates as in their reports and bills. */
export const demoCourses: Readonly<Record<string, CoursesByHospital>> = {
  'wang-xiuying': {
    '310001': [
      {
        ...{ ...endocrinology, daysAgo: [1060, 930, 800, 670] },
        ...{ complaint: '复诊，近期无明显口渴、多尿。', diagnoses: [diabetes], medicines: [metformin] },
        orders: ['空腹血糖', '糖化血红蛋白'],
        advice: '少吃甜食和白粥，每天走路半小时。按时吃药，三个月后空腹来复查。',
      },
      {
        ...{ ...endocrinology, daysAgo: [540, 410, 280, 150, 22, 20, 2] },
        ...{ complaint: '血糖控制不佳，偶有口渴。', diagnoses: [diabetes, hypertension] },
        ...{ medicines: [metformin, acarbose], orders: ['空腹血糖', '糖化血红蛋白', '尿常规'] },
        advice: '在家每周测两次空腹血糖并记下来。出现心慌、出冷汗时马上吃糖，并来医院。一个月后复查。',
      },
      {
        ...{ ...geriatrics, daysAgo: [41] },
        ...{ complaint: '头晕两周。', diagnoses: [hypertension], medicines: [amlodipine, aspirin] },
        ...{
          orders: ['血常规', '肌酐'],
          advice: '每天早上量血压，起床动作要慢。头晕加重或说话不清，马上拨打120。',
        },
      },
      {
        ...{ ...cardiology, daysAgo: [1] },
        ...{ complaint: '活动后气短一个月。', medicines: [amlodipine, atorvastatin] },
        diagnoses: [{ icd10: 'I25.103', name: '冠状动脉粥样硬化性心脏病' }, hypertension],
        orders: ['心脏彩色多普勒超声', '心电图', 'BNP'],
        advice: '清淡饮食，避免劳累。胸痛超过十五分钟不缓解，马上拨打120。两周后带检查结果复诊。',
      },
    ],
    '310003': [
      {
        ...{ ...generalPractice, daysAgo: [700, 520, 340, 160, 3] },
        ...{ complaint: '慢性病配药。', diagnoses: [hypertension, diabetes] },
        ...{ medicines: [amlodipine, aspirin, metformin], orders: [] },
        advice: '药不要自己停。血压超过 160/100 时来门诊。',
      },
    ],
  },
  'li-ming': {
    '310001': [
      {
        ...{ ...gastroenterology, daysAgo: [990, 760, 545, 330, 120, 40, 2] },
        ...{ complaint: '上腹部不适，反酸。', medicines: [omeprazole] },
        diagnoses: [
          { icd10: 'K29.500', name: '慢性胃炎' },
          { icd10: 'K76.000', name: '脂肪肝' },
        ],
        orders: ['肝功能', '尿酸', '上腹部超声'],
        advice: '戒酒，晚餐七分饱，每周运动三次。三个月后复查肝功能。',
      },
      {
        ...{ ...respiratory, daysAgo: [75] },
        ...{ complaint: '咳嗽、发热三天。', medicines: [amoxicillin], orders: ['血常规', 'C反应蛋白'] },
        diagnoses: [{ icd10: 'J20.900', name: '急性支气管炎' }],
        advice: '多喝水，多休息。发热超过三天或气急，请再来。',
      },
      {
        ...{ ...orthopaedics, daysAgo: [9] },
        ...{
          complaint: '右膝疼痛一个月，上下楼明显。',
          medicines: [ibuprofen],
          orders: ['右膝关节正侧位片'],
        },
        diagnoses: [{ icd10: 'M17.900', name: '膝关节骨关节炎' }],
        advice: '少爬楼梯和深蹲，控制体重。疼痛不缓解，两周后复诊。',
      },
    ],
  },
  'chen-jing': {
    '310001': [
      {
        ...{ ...haematology, daysAgo: [900, 520, 95, 94, 4] },
        ...{ complaint: '乏力、头晕。', medicines: [iron], orders: ['血常规', '铁代谢'] },
        diagnoses: [{ icd10: 'D50.900', name: '缺铁性贫血' }],
        advice: '铁剂饭后吃，不和茶、咖啡、牛奶一起吃；大便变黑是正常的。一个月后复查血常规。',
      },
    ],
  },
  'sun-guoqiang': {
    '310001': [
      {
        ...{ ...cardiology, daysAgo: [720, 360, 33, 5] },
        ...{ complaint: '心悸，下肢浮肿。', medicines: [warfarin, amlodipine] },
        diagnoses: [
          { icd10: 'I48.x01', name: '心房颤动' },
          { icd10: 'N18.900', name: '慢性肾脏病' },
        ],
        orders: ['肾功能', '电解质', '凝血功能'],
        advice: '少吃香蕉、橙子、菌菇等含钾多的食物。华法林每天同一时间吃，出血不止马上来急诊。',
      },
      {
        ...{ ...respiratory, daysAgo: [5] },
        ...{ complaint: '活动后气急。', medicines: [inhaler], orders: ['胸部CT平扫', '肺功能'] },
        diagnoses: [{ icd10: 'J44.900', name: '慢性阻塞性肺疾病' }],
        advice: '戒烟。吸入药用完要漱口。气急加重时来急诊。',
      },
    ],
  },
  'zhou-min': {
    '310001': [
      {
        ...{ ...thyroidSurgery, daysAgo: [400, 185, 180, 11, 10, 3, 1] },
        ...{
          complaint: '甲状腺结节复诊。',
          medicines: [levothyroxine],
          orders: ['甲状腺功能', '甲状腺超声'],
        },
        diagnoses: [
          { icd10: 'E04.101', name: '甲状腺结节' },
          { icd10: 'E03.900', name: '甲状腺功能减退症' },
        ],
        advice: '药在早饭前半小时空腹吃。一个月后复查甲状腺功能。',
      },
    ],
  },
  'xu-wenbin': {
    '310001': [
      {
        ...{ ...cardiology, daysAgo: [1010, 640, 300, 3, 1] },
        ...{ complaint: '体检发现血脂升高。', medicines: [atorvastatin, aspirin] },
        diagnoses: [{ icd10: 'E78.500', name: '高脂血症' }, hypertension],
        ...{ orders: ['血脂', '心电图'], advice: '少吃肥肉和油炸食品。肌肉酸痛明显时停药并联系医生。' },
      },
      {
        ...{ ...respiratory, daysAgo: [62] },
        ...{ complaint: '咳嗽两周。', medicines: [amoxicillin], orders: ['血常规', 'C反应蛋白', '胸部CT'] },
        diagnoses: [{ icd10: 'J20.900', name: '急性支气管炎' }],
        advice: '多喝水，戒烟。两周不好请复诊。',
      },
    ],
    '310002': [
      {
        ...{ ...orthopaedics, daysAgo: [4] },
        ...{ complaint: '双膝疼痛。', medicines: [ibuprofen], orders: ['右膝关节正侧位片'] },
        diagnoses: [{ icd10: 'M17.900', name: '膝关节骨关节炎' }],
        advice: '热敷，少爬楼梯。',
      },
    ],
  },
}
