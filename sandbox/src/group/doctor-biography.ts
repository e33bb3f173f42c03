import type { BilingualText } from '../his/code-tables.ts'
import type { Random } from '../lib/random.ts'
import { capitalise } from './bilingual.ts'
import type { TitleCode } from './doctor.ts'
import type { Pair, Specialty } from './specialty.ts'

const yearsInPractice: Record<TitleCode, readonly [from: number, to: number]> = {
  '231': [22, 36],
  '232': [13, 22],
  '233': [6, 13],
  '234': [2, 5],
}

const training: readonly Pair[] = [
  ['曾赴德国进修一年', 'has trained in Germany for a year'],
  ['曾赴英国进修半年', 'has trained in the United Kingdom for half a year'],
  ['曾在日本做访问学者', 'has been a visiting scholar in Japan'],
  ['曾在新加坡接受专科培训', 'has trained in the specialty in Singapore'],
  ['曾赴美国做博士后研究', 'has done postdoctoral research in the United States'],
  ['曾赴云南参加医疗帮扶两年', 'has worked for two years in a county hospital in Yunnan'],
  ['曾参加援摩洛哥医疗队', 'has served with the medical team in Morocco'],
  ['参与本专业上海地区诊疗共识的编写', 'has contributed to the Shanghai consensus on care in the specialty'],
  ['主持市级科研课题两项', 'has led two research projects funded by the city'],
  ['发表论文二十余篇', 'has published more than twenty papers'],
  ['承担住院医师规范化培训的带教', 'teaches residents in training'],
  ['担任医学院本科教学', 'teaches medical students'],
]

const earlyTraining: readonly Pair[] = [
  ['完成了住院医师规范化培训', 'has completed the standard residency'],
  ['曾在急诊轮转两年', 'has spent two years in emergency medicine'],
  ['参与两项临床研究的随访', 'takes part in the follow-up of two clinical studies'],
  ['承担医学生见习带教', 'guides medical students on the ward'],
  ['获得院级优秀青年医师称号', 'has been named a promising young doctor of the hospital'],
  ['负责科室的患者教育材料', 'writes the information sheets of the department'],
]

const manners: readonly Pair[] = [
  ['看诊时会画图解释病情', 'draws pictures to explain what is going on'],
  ['会把用药方案写成一张清单交给患者', 'gives every patient a written list of medicines'],
  ['习惯先听患者把话说完', 'lets patients finish what they have to say'],
  ['愿意与患者一起比较不同方案', 'weighs the choices together with the patient'],
  ['对老年患者说话慢、讲得细', 'speaks slowly and clearly with older patients'],
  ['重视复诊，会约好下一次时间', 'cares about follow-up and sets the next date'],
  ['能不开的检查尽量不开', 'orders no test that is not needed'],
  ['会提醒患者哪些情况要尽快回来', 'always says which signs should bring you back'],
  ['提供英语门诊服务', 'sees patients in English too'],
  ['能用上海话与老年患者交流', 'talks with older patients in Shanghainese'],
]

/** Three sentences in each language: training, duty or experience, and manner in the clinic. */
export function writeBiography(options: {
  random: Random
  specialty: Specialty
  titleCode: TitleCode
  isWoman: boolean
  role: Pair | undefined
}): BilingualText {
  const { random, specialty, titleCode, isWoman, role } = options
  const [from, to] = yearsInPractice[titleCode]
  const years = random.integer(from, to)
  const isSenior = titleCode === '231' || titleCode === '232'
  const degree = degreeOf(random, titleCode)
  const [experienceZh, experienceEn] = random.pick(isSenior ? training : earlyTraining)
  const [mannerZh, mannerEn] = random.pick(manners)
  const [specialtyZh, specialtyEn] = specialty.name
  const pronoun = isWoman ? 'she' : 'he'
  const [dutyZh, dutyEn] = role === undefined ? ['', ''] : [`现${role[0]}。`, `${role[1]} and `]

  return {
    zh: `${degree[0]}，从事${specialtyZh}工作${years}年，${experienceZh}。${dutyZh}${mannerZh}。`,
    en: [
      `A ${degree[1]}, ${pronoun} has worked in ${specialtyEn} for ${years} years.`,
      `${capitalise(pronoun)} ${dutyEn}${experienceEn}.`,
      `${capitalise(pronoun)} ${mannerEn}.`,
    ].join(' '),
  }
}

function degreeOf(random: Random, titleCode: TitleCode): Pair {
  if (titleCode === '234') return ['医学学士', 'Bachelor of Medicine']
  const isDoctor = random.chance(titleCode === '231' ? 0.75 : 0.5)

  return isDoctor ? ['医学博士', 'Doctor of Medicine'] : ['医学硕士', 'Master of Medicine']
}
