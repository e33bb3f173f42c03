/** What decides which questions a doctor would ask first. */
export const specialities = [
  'paediatrics',
  'women',
  'eyes',
  'teeth',
  'skin',
  'bones',
  'heart',
  'lungs',
  'digestion',
  'nerves',
  'metabolism',
  'urology',
  'ears',
  'mind',
  'general',
] as const
export type Speciality = (typeof specialities)[number]

/** By the words of the national catalogue of departments (诊疗科目名录), the more particular first. */
const named: readonly (readonly [RegExp, Speciality])[] = [
  [/儿|新生儿/, 'paediatrics'],
  [/妇|产科|生殖|计划生育|乳腺/, 'women'],
  [/眼/, 'eyes'],
  [/口腔|牙|颌面/, 'teeth'],
  [/皮肤|性病|医疗美容/, 'skin'],
  [/骨|创伤|运动|康复|关节|脊柱|疼痛/, 'bones'],
  [/心理|精神|睡眠/, 'mind'],
  [/心血管|心脏|心内|胸心|高血压/, 'heart'],
  [/呼吸|胸外|结核|肺/, 'lungs'],
  [/消化|胃肠|肝|胆|肛肠|普通外科/, 'digestion'],
  [/神经|脑/, 'nerves'],
  [/内分泌|糖尿病|代谢|甲状腺|营养/, 'metabolism'],
  [/泌尿|肾|男科/, 'urology'],
  [/耳鼻|咽喉|头颈/, 'ears'],
]

/** @param departmentName as the hospital calls it in Chinese */
export function specialityOf(departmentName: string): Speciality {
  return named.find(([words]) => words.test(departmentName))?.[1] ?? 'general'
}
