import type { DocumentType, Relationship } from './his/code-tables.ts'

/** A file that a hospital already holds at the first start of the sandbox. */
export interface DemoFile {
  hospitalCode: string
  patientNo: string
  cardNo: string
  /** The phone on the file, when it is not the person's present one. */
  phone?: string
  /** Barred after missed visits for this many days, counted from today on every day. */
  barredForDays?: number
}

export interface DemoPersonRecord {
  id: string
  /** As in the document. */
  name: string
  nameLatin: string
  sex: 'female' | 'male'
  bornOn: string
  /** ISO 3166-1 alpha-3. */
  nationality: string
  /** GB/T 3304; absent for foreigners. */
  ethnicity?: string
  /** GB/T 2261.2. */
  maritalStatus: '10' | '20' | '30' | '40' | '90'
  document: { type: DocumentType; number: string }
  address: string
  phone: string
  contact: { name: string; phone: string; relationship: Relationship }
  payType: '01' | '02' | '03' | '04' | '09'
  language: 'zh-CN' | 'en-US'
  isElder: boolean
  files: DemoFile[]
  /** What this person is there to show. */
  shows: { zh: string; en: string }
}

/**
 * Invented people. Their resident ID numbers carry a true check digit over an area code (310199) that
 * was never given out; their phone numbers are of a form that is easy to see through.
 */
export const demoPersonRecords: readonly DemoPersonRecord[] = [
  {
    id: 'wang-xiuying',
    name: '王秀英',
    nameLatin: 'Wang Xiuying',
    sex: 'female',
    bornOn: '1954-03-12',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '30',
    document: { type: '01', number: '310199195403120027' },
    address: '上海市杨浦区通诊弄1号101室',
    phone: '13900000001',
    contact: { name: '李明', phone: '13900000002', relationship: '2' },
    payType: '02',
    language: 'zh-CN',
    isElder: true,
    files: [
      { hospitalCode: '310001', patientNo: '0100000101', cardNo: 'TZ310001000101' },
      { hospitalCode: '310003', patientNo: '0300000101', cardNo: 'TZ310003000101' },
    ],
    shows: {
      zh: '老年人，长辈版；在中心医院和社区中心都有档案',
      en: 'An elder who uses elder mode; has files at the central hospital and the community centre',
    },
  },
  {
    id: 'li-ming',
    name: '李明',
    nameLatin: 'Li Ming',
    sex: 'male',
    bornOn: '1981-06-27',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '20',
    document: { type: '01', number: '310199198106270014' },
    address: '上海市杨浦区通诊弄1号101室',
    phone: '13900000002',
    contact: { name: '王秀英', phone: '13900000001', relationship: '3' },
    payType: '02',
    language: 'zh-CN',
    isElder: false,
    files: [{ hospitalCode: '310001', patientNo: '0100000102', cardNo: 'TZ310001000102' }],
    shows: {
      zh: '王秀英的儿子、李小雨的父亲，为家人挂号；在中心医院有档案',
      en: 'Son of Wang Xiuying and father of Li Xiaoyu, books for his family; has a file at the central hospital',
    },
  },
  {
    id: 'li-xiaoyu',
    name: '李小雨',
    nameLatin: 'Li Xiaoyu',
    sex: 'female',
    bornOn: '2017-08-19',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '10',
    document: { type: '01', number: '310199201708190083' },
    address: '上海市杨浦区通诊弄1号101室',
    phone: '13900000002',
    contact: { name: '李明', phone: '13900000002', relationship: '3' },
    payType: '02',
    language: 'zh-CN',
    isElder: false,
    files: [],
    shows: {
      zh: '李明的女儿，由父亲添加为家庭成员；任何机构都没有档案',
      en: 'Daughter of Li Ming, added by him as a family member; has no file anywhere',
    },
  },
  {
    id: 'chen-jing',
    name: '陈静',
    nameLatin: 'Chen Jing',
    sex: 'female',
    bornOn: '1995-09-08',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '10',
    document: { type: '01', number: '310199199509080041' },
    address: '上海市虹口区示例路20号302室',
    phone: '13900000003',
    contact: { name: '陈国华', phone: '13900000103', relationship: '3' },
    payType: '02',
    language: 'zh-CN',
    isElder: false,
    files: [{ hospitalCode: '310001', patientNo: '0100000103', cardNo: 'TZ310001000103' }],
    shows: {
      zh: '在中心医院有档案，用医院留存的手机号绑定就诊卡',
      en: 'Has a file at the central hospital to bind by the phone number the hospital holds',
    },
  },
  {
    id: 'zhao-lei',
    name: '赵磊',
    nameLatin: 'Zhao Lei',
    sex: 'male',
    bornOn: '1990-01-15',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '10',
    document: { type: '01', number: '310199199001150037' },
    address: '上海市宝山区示例路88号6号楼501室',
    phone: '13900000004',
    contact: { name: '赵建军', phone: '13900000104', relationship: '3' },
    payType: '02',
    language: 'zh-CN',
    isElder: false,
    files: [],
    shows: { zh: '初诊患者，任何机构都没有档案', en: 'A first visit: no file anywhere' },
  },
  {
    id: 'emma-johnson',
    name: 'Emma Johnson',
    nameLatin: 'Emma Johnson',
    sex: 'female',
    bornOn: '1988-11-02',
    nationality: 'GBR',
    maritalStatus: '20',
    document: { type: '03', number: '990000005' },
    address: 'Room 1203, 66 Sample Road, Yangpu District, Shanghai',
    phone: '13900000005',
    contact: { name: 'Daniel Johnson', phone: '13900000105', relationship: '1' },
    payType: '01',
    language: 'en-US',
    isElder: false,
    files: [],
    shows: {
      zh: '持英国护照的外籍患者，使用英文；没有档案',
      en: 'A foreigner with a British passport who reads English; has no file',
    },
  },
  {
    id: 'ho-chun-kit',
    name: '何俊杰',
    nameLatin: 'Ho Chun Kit',
    sex: 'male',
    bornOn: '1979-12-20',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '20',
    document: { type: '06', number: 'H90000006' },
    address: '上海市杨浦区示例路16号1802室',
    phone: '13900000006',
    contact: { name: '何陈美玲', phone: '13900000106', relationship: '1' },
    payType: '01',
    language: 'zh-CN',
    isElder: false,
    files: [],
    shows: {
      zh: '持港澳居民来往内地通行证；没有档案',
      en: 'Holds a Mainland travel permit for Hong Kong and Macao residents; has no file',
    },
  },
  {
    id: 'lin-chia-yi',
    name: '林佳怡',
    nameLatin: 'Lin Chia-Yi',
    sex: 'female',
    bornOn: '1992-05-03',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '10',
    document: { type: '07', number: '90000007' },
    address: '上海市静安区示例路9号703室',
    phone: '13900000007',
    contact: { name: '林佳蓉', phone: '13900000107', relationship: '4' },
    payType: '01',
    language: 'zh-CN',
    isElder: false,
    files: [],
    shows: {
      zh: '持台湾居民来往大陆通行证；没有档案',
      en: 'Holds a Mainland travel permit for Taiwan residents; has no file',
    },
  },
  {
    id: 'sun-guoqiang',
    name: '孙国强',
    nameLatin: 'Sun Guoqiang',
    sex: 'male',
    bornOn: '1968-04-21',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '20',
    document: { type: '01', number: '310199196804210052' },
    address: '上海市虹口区示例路35号2号楼201室',
    phone: '13900000009',
    contact: { name: '周丽萍', phone: '13900000109', relationship: '1' },
    payType: '02',
    language: 'zh-CN',
    isElder: false,
    files: [{ hospitalCode: '310001', patientNo: '0100000104', cardNo: 'TZ310001000104', barredForDays: 45 }],
    shows: {
      zh: '在中心医院有档案，因多次爽约被限制预约',
      en: 'Has a file at the central hospital and is barred from booking after missed visits',
    },
  },
  {
    id: 'zhou-min',
    name: '周敏',
    nameLatin: 'Zhou Min',
    sex: 'female',
    bornOn: '2001-05-03',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '10',
    document: { type: '01', number: '31019920010503006X' },
    address: '上海市杨浦区示例路52号4号楼402室',
    phone: '13900000008',
    contact: { name: '周建平', phone: '13900000110', relationship: '3' },
    payType: '02',
    language: 'zh-CN',
    isElder: false,
    files: [
      { hospitalCode: '310001', patientNo: '0100000105', cardNo: 'TZ310001000105', phone: '13900000108' },
    ],
    shows: {
      zh: '在中心医院有档案，但档案里是旧手机号，收不到验证码',
      en: 'Has a file at the central hospital with an old phone number, so the code does not reach her',
    },
  },
  {
    id: 'xu-wenbin',
    name: '徐文斌',
    nameLatin: 'Xu Wenbin',
    sex: 'male',
    bornOn: '1975-10-16',
    nationality: 'CHN',
    ethnicity: '01',
    maritalStatus: '20',
    document: { type: '01', number: '310199197510160031' },
    address: '上海市杨浦区示例路77号9号楼1101室',
    phone: '13900000011',
    contact: { name: '吴晓燕', phone: '13900000111', relationship: '1' },
    payType: '01',
    language: 'zh-CN',
    isElder: false,
    files: [
      { hospitalCode: '310001', patientNo: '0100000106', cardNo: 'TZ310001000106' },
      { hospitalCode: '310002', patientNo: '0200000101', cardNo: 'TZ310002000101' },
      { hospitalCode: '310003', patientNo: '0300000102', cardNo: 'TZ310003000102' },
    ],
    shows: {
      zh: '自费患者，在三家医院都有待缴和已缴的账单',
      en: 'Pays his own way: has open and paid bills at all three institutions',
    },
  },
]
