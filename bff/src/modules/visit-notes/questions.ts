import type { Sex } from '@tongzhen/contract/documents'
import type { NotePart, QuestionKind } from '@tongzhen/contract/states'
import { asksOf } from './asks.ts'
import { NONE, type Question } from './question.ts'
import type { Speciality } from './specialities.ts'

export interface Asked {
  speciality: Speciality
  sex: Sex | null
  /** In full years; null: not known. */
  age: number | null
  /** What may not wait for the visit. */
  danger: Question
}

/** What the doctor would ask first, in the order in which it is asked. */
export function questionsFor({ speciality, sex, age, danger }: Asked): Question[] {
  const { symptoms, more = [] } = asksOf[speciality]
  const isChild = age !== null && age < 18
  const mayBePregnant = sex !== 'male' && age !== null && age >= 12 && age <= 55

  return [
    complaint,
    since,
    danger,
    course,
    one(
      'symptoms',
      'present',
      { zh: '有没有下面这些情况？', en: 'Do you have any of these?' },
      {
        kind: 'many',
        choices: [...symptoms, NONE],
        takesWords: true,
      },
    ),
    ...more,
    tried,
    ...(isChild || speciality === 'paediatrics' ? [birth] : [illnesses]),
    operations,
    allergies,
    medicines,
    ...(mayBePregnant ? [pregnancy] : []),
    ...(isChild ? [] : [habits]),
    family,
  ]
}

function one(
  id: string,
  part: NotePart,
  title: Question['title'],
  rest: Partial<Omit<Question, 'id' | 'part' | 'title'>> & { kind: QuestionKind },
): Question {
  return { id, part, title, choices: [], takesWords: rest.kind === 'words', isRequired: false, ...rest }
}

const complaint = one(
  'complaint',
  'complaint',
  { zh: '这次来看什么？', en: 'What brings you here?' },
  {
    kind: 'words',
    hint: {
      zh: '用自己的话说，例如：咳嗽，夜里厉害，有黄痰',
      en: 'In your own words, for example: a cough, worse at night, with yellow phlegm',
    },
    isRequired: true,
  },
)
const since = one(
  'since',
  'complaint',
  { zh: '多久了？', en: 'Since when?' },
  {
    kind: 'one',
    choices: [
      { id: 'today', text: { zh: '今天开始', en: 'since today' } },
      { id: 'days', text: { zh: '几天', en: 'a few days' } },
      { id: 'weeks', text: { zh: '一到四周', en: 'one to four weeks' } },
      { id: 'months', text: { zh: '一到六个月', en: 'one to six months' } },
      { id: 'longer', text: { zh: '半年以上', en: 'over half a year' } },
    ],
    isRequired: true,
  },
)
const course = one(
  'course',
  'present',
  { zh: '现在比开始时怎么样？', en: 'How is it now, compared with the beginning?' },
  {
    kind: 'one',
    choices: [
      { id: 'worse', text: { zh: '越来越重', en: 'getting worse' } },
      { id: 'same', text: { zh: '差不多', en: 'about the same' } },
      { id: 'better', text: { zh: '好一些了', en: 'getting better' } },
      { id: 'changing', text: { zh: '时好时坏', en: 'it comes and goes' } },
    ],
  },
)
const tried = one(
  'tried',
  'present',
  {
    zh: '看过医生、做过检查、用过药吗？',
    en: 'Have you seen a doctor, been examined or taken anything for it?',
  },
  {
    kind: 'words',
    hint: { zh: '在哪里，结果怎样；没有就不填', en: 'Where, and with what result; leave empty if not' },
  },
)
const illnesses = one(
  'illnesses',
  'past',
  { zh: '以前得过这些病吗？', en: 'Have you had any of these?' },
  {
    kind: 'many',
    choices: [
      { id: 'hypertension', text: { zh: '高血压', en: 'high blood pressure' } },
      { id: 'diabetes', text: { zh: '糖尿病', en: 'diabetes' } },
      { id: 'heart', text: { zh: '心脏病', en: 'heart disease' } },
      { id: 'stroke', text: { zh: '中风', en: 'a stroke' } },
      { id: 'lungs', text: { zh: '哮喘或慢性肺病', en: 'asthma or a chronic lung disease' } },
      { id: 'liver', text: { zh: '肝病', en: 'liver disease' } },
      { id: 'kidneys', text: { zh: '肾病', en: 'kidney disease' } },
      { id: 'tumour', text: { zh: '肿瘤', en: 'a tumour' } },
      NONE,
    ],
    takesWords: true,
  },
)
const birth = one(
  'birth',
  'past',
  { zh: '出生和接种情况', en: 'Birth and vaccinations' },
  {
    kind: 'many',
    choices: [
      { id: 'early', text: { zh: '早产', en: 'born early' } },
      { id: 'neonatal', text: { zh: '出生后住过院', en: 'was kept in hospital after birth' } },
      { id: 'vaccinated', text: { zh: '疫苗按时打', en: 'vaccinated on time' } },
      { id: 'vaccines_missing', text: { zh: '有疫苗没打', en: 'some vaccinations are missing' } },
    ],
    takesWords: true,
  },
)
const operations = one(
  'operations',
  'past',
  { zh: '做过手术、受过重伤、输过血吗？', en: 'Any operations, severe injuries or blood transfusions?' },
  { kind: 'words', hint: { zh: '什么时候，什么手术；没有就不填', en: 'When and what; leave empty if none' } },
)
const allergies = one(
  'allergies',
  'allergies',
  { zh: '对药物或食物过敏吗？', en: 'Any allergies to medicines or food?' },
  {
    kind: 'many',
    choices: [
      { id: 'penicillin', text: { zh: '青霉素类', en: 'penicillins' } },
      { id: 'cephalosporin', text: { zh: '头孢类', en: 'cephalosporins' } },
      { id: 'painkiller', text: { zh: '止痛药', en: 'painkillers' } },
      { id: 'contrast', text: { zh: '造影剂', en: 'contrast media' } },
      { id: 'food', text: { zh: '食物', en: 'food' } },
      { id: 'unknown', text: { zh: '不清楚', en: 'not known' } },
      { ...NONE, text: { zh: '不过敏', en: 'no allergies' } },
    ],
    takesWords: true,
    isRequired: true,
  },
)
const medicines = one(
  'medicines',
  'medicines',
  { zh: '现在在吃什么药？', en: 'What medicines do you take?' },
  {
    kind: 'many',
    hint: { zh: '写药名；带上药盒给医生看也可以', en: 'Write their names, or bring the boxes along' },
    choices: [
      { id: 'taking', text: { zh: '在吃药', en: 'I take medicines' } },
      { id: 'blood_thinner', text: { zh: '抗凝药或阿司匹林', en: 'a blood thinner or aspirin' } },
      { ...NONE, text: { zh: '没有吃药', en: 'none' } },
    ],
    takesWords: true,
    isRequired: true,
  },
)
const pregnancy = one(
  'pregnancy',
  'past',
  { zh: '可能怀孕或在哺乳吗？', en: 'Might you be pregnant, or are you breastfeeding?' },
  {
    kind: 'one',
    choices: [
      { id: 'pregnant', text: { zh: '怀孕', en: 'pregnant' } },
      { id: 'perhaps', text: { zh: '可能怀孕', en: 'perhaps pregnant' } },
      { id: 'breastfeeding', text: { zh: '哺乳', en: 'breastfeeding' } },
      { id: 'no', text: { zh: '都不是', en: 'neither' } },
    ],
  },
)
const habits = one(
  'habits',
  'past',
  { zh: '吸烟、饮酒吗？', en: 'Do you smoke or drink?' },
  {
    kind: 'many',
    choices: [
      { id: 'smokes', text: { zh: '吸烟', en: 'I smoke' } },
      { id: 'smoked', text: { zh: '已戒烟', en: 'I used to smoke' } },
      { id: 'drinks', text: { zh: '常饮酒', en: 'I drink regularly' } },
      NONE,
    ],
  },
)
const family = one(
  'family',
  'family',
  {
    zh: '父母、兄弟姐妹、子女得过这些病吗？',
    en: 'Have your parents, siblings or children had any of these?',
  },
  {
    kind: 'many',
    choices: [
      { id: 'hypertension', text: { zh: '高血压', en: 'high blood pressure' } },
      { id: 'diabetes', text: { zh: '糖尿病', en: 'diabetes' } },
      { id: 'heart', text: { zh: '心脏病', en: 'heart disease' } },
      { id: 'stroke', text: { zh: '中风', en: 'a stroke' } },
      { id: 'tumour', text: { zh: '肿瘤', en: 'a tumour' } },
      { id: 'unknown', text: { zh: '不清楚', en: 'not known' } },
      NONE,
    ],
    takesWords: true,
  },
)
