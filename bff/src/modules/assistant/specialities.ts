import type { LocalText } from '../../lib/local-text.ts'

/**
 * Branches of medicine, by what hospitals call their departments, and who else sees to the same where there is none.
 * Chinese names are those of 医疗机构诊疗科目名录; a hospital's own (as “心内科”) are meant too.
 */
const specialities = {
  respiratory: { name: /呼吸/, others: ['general'] },
  gastroenterology: { name: /消化|胃肠内|肠胃/, others: ['general', 'generalSurgery'] },
  cardiology: { name: /心血管内|心内|心脏内|心血管科/, others: ['general'] },
  neurology: { name: /神经内|脑病|神经科/, others: ['general'] },
  endocrinology: { name: /内分泌|糖尿病|代谢/, others: ['general'] },
  nephrology: { name: /肾(?:脏)?(?:内|病)/, others: ['urology', 'general'] },
  haematology: { name: /血液/, others: ['general'] },
  rheumatology: { name: /风湿|免疫/, others: ['orthopaedics', 'general'] },
  allergy: { name: /变态反应|过敏/, others: ['skin', 'ent', 'general'] },
  geriatrics: { name: /老年/, others: ['general', 'neurology'] },
  generalSurgery: { name: /普(?:通)?外|胃肠外|肝胆|肛肠/, others: ['gastroenterology', 'general'] },
  thyroidBreast: { name: /甲状腺|乳腺/, others: ['generalSurgery', 'womensHealth', 'general'] },
  orthopaedics: { name: /骨(?:科|伤)|骨外/, others: ['rehabilitation', 'tuina', 'general'] },
  urology: { name: /泌尿|男科/, others: ['generalSurgery', 'general'] },
  neurosurgery: { name: /神经外|脑外/, others: ['neurology', 'general'] },
  thoracicSurgery: { name: /胸外|胸部外/, others: ['respiratory', 'general'] },
  vascularSurgery: { name: /血管外|大血管/, others: ['generalSurgery', 'general'] },
  gynaecology: { name: /妇科|妇产/, others: ['womensHealth', 'general'] },
  obstetrics: { name: /产科|妇产/, others: ['gynaecology', 'womensHealth', 'general'] },
  reproduction: { name: /生殖|不孕/, others: ['gynaecology', 'urology', 'womensHealth', 'general'] },
  paediatrics: { name: /儿科|小儿/, others: ['childHealth', 'general'] },
  childHealth: { name: /儿童保健|儿保/, others: ['paediatrics', 'general'] },
  womensHealth: { name: /妇女保健|妇保/, others: ['gynaecology', 'general'] },
  eye: { name: /眼科/, others: ['general'] },
  ent: { name: /耳鼻/, others: ['general'] },
  dental: { name: /口腔|牙/, others: ['general'] },
  skin: { name: /皮肤/, others: ['general'] },
  oncology: { name: /肿瘤/, others: ['generalSurgery', 'general'] },
  psychology: { name: /心理|精神|心身/, others: ['neurology', 'general'] },
  infection: { name: /感染|传染|肝病/, others: ['gastroenterology', 'general'] },
  pain: { name: /疼痛/, others: ['orthopaedics', 'acupuncture', 'rehabilitation', 'general'] },
  rehabilitation: { name: /康复/, others: ['acupuncture', 'neurology', 'orthopaedics', 'general'] },
  chinese: { name: /中医(?:内)?/, others: ['general'] },
  acupuncture: { name: /针灸/, others: ['tuina', 'rehabilitation', 'chinese', 'general'] },
  tuina: { name: /推拿/, others: ['acupuncture', 'rehabilitation', 'chinese', 'general'] },
  hospice: { name: /安宁|舒缓/, others: ['oncology', 'general'] },
  general: {
    name: /全科|综合内科|普通内科|大内科|^内科/,
    others: ['geriatrics', 'chinese', 'gastroenterology'],
  },
} as const satisfies Record<string, { name: RegExp; others: readonly string[] }>

export type Speciality = keyof typeof specialities

interface Named {
  departmentId: string
  name: LocalText
}

/** The departments of a directory that see to it, its own ones first; else those of the nearest branch that is there. */
export function departmentsOf<Department extends Named>(
  speciality: Speciality,
  departments: readonly Department[],
): Department[] {
  const { name, others } = specialities[speciality]
  for (const wanted of [name, ...others.map((one) => specialities[one].name)]) {
    const found = departments.filter((one) => wanted.test(one.name.zh))
    if (found.length > 0) return found
  }

  return []
}
