import type { Language } from '@tongzhen/contract/headers'
import type { HospitalDiagnosis } from '../../gateways/records/port.ts'
import { textIn } from '../../lib/local-text.ts'

/** The categories of ICD-10 for which people come most, in plain English; our own words. */
const inEnglish: Readonly<Record<string, string>> = {
  A09: 'Stomach and bowel infection',
  B02: 'Shingles',
  B18: 'Chronic viral hepatitis',
  D50: 'Anaemia from lack of iron',
  D64: 'Anaemia',
  E03: 'Underactive thyroid',
  E04: 'Thyroid nodules',
  E05: 'Overactive thyroid',
  E10: 'Type 1 diabetes',
  E11: 'Type 2 diabetes',
  E78: 'High blood fats',
  E79: 'High uric acid',
  F32: 'Depression',
  F41: 'Anxiety',
  F51: 'Sleep problems',
  G43: 'Migraine',
  G47: 'Sleep problems',
  H10: 'Conjunctivitis',
  H25: 'Cataract',
  H40: 'Glaucoma',
  H52: 'Weak eyesight',
  I10: 'High blood pressure',
  I11: 'Heart disease from high blood pressure',
  I20: 'Angina',
  I25: 'Coronary heart disease',
  I48: 'Atrial fibrillation',
  I49: 'Irregular heartbeat',
  I50: 'Heart failure',
  I63: 'Stroke',
  I83: 'Varicose veins',
  J00: 'Common cold',
  J02: 'Sore throat',
  J03: 'Tonsillitis',
  J06: 'Cold of nose and throat',
  J11: 'Influenza',
  J18: 'Pneumonia',
  J20: 'Acute bronchitis',
  J30: 'Hay fever or allergic rhinitis',
  J42: 'Chronic bronchitis',
  J44: 'Chronic obstructive lung disease (COPD)',
  J45: 'Asthma',
  K21: 'Acid reflux',
  K25: 'Stomach ulcer',
  K29: 'Gastritis',
  K35: 'Appendicitis',
  K52: 'Bowel inflammation',
  K59: 'Constipation',
  K76: 'Fatty liver',
  K80: 'Gallstones',
  L20: 'Eczema',
  L30: 'Skin inflammation',
  L50: 'Hives',
  M10: 'Gout',
  M17: 'Worn knee joint',
  M47: 'Worn spine',
  M48: 'Narrowing of the spinal canal',
  M51: 'Slipped disc',
  M54: 'Back pain',
  M75: 'Shoulder problem',
  M81: 'Osteoporosis',
  N18: 'Chronic kidney disease',
  N20: 'Kidney stones',
  N30: 'Bladder infection',
  N39: 'Urinary infection',
  N40: 'Enlarged prostate',
  N76: 'Vaginal inflammation',
  R05: 'Cough',
  R07: 'Chest pain',
  R10: 'Belly pain',
  R42: 'Dizziness',
  R50: 'Fever',
  R51: 'Headache',
  S83: 'Sprained knee',
  S93: 'Sprained ankle',
  Z00: 'Check-up',
}

/** In the hospital's own English where it has any, then in ours by the code, else as it wrote it. */
export function diagnosisIn({ code, name }: HospitalDiagnosis, language: Language): string {
  const ours = code && inEnglish[code.slice(0, 3)]

  return textIn({ zh: name.zh, en: name.en ?? ours }, language)
}

/** What medicines are counted in. */
const units: Readonly<Record<string, string>> = {
  ...{ 片: 'tablet(s)', 粒: 'capsule(s)', 支: 'ampoule(s)', 滴: 'drop(s)', 吸: 'puff(s)', 喷: 'spray(s)' },
  ...{ 袋: 'sachet(s)', 丸: 'pill(s)', 贴: 'patch(es)', 毫升: 'mL', 克: 'g', 毫克: 'mg', 单位: 'units' },
}

export function doseIn({ amount, unit }: { amount: string; unit: string }, language: Language): string {
  return `${amount} ${language === 'en-US' ? (units[unit] ?? unit) : unit}`.trim()
}
