import type { Language } from '@tongzhen/contract/headers'

/** What laboratories write most often beside numbers; anything else stands as they wrote it. */
const inEnglish: Readonly<Record<string, string>> = {
  阴性: 'negative',
  阳性: 'positive',
  弱阳性: 'weakly positive',
  可疑: 'uncertain',
  未检出: 'not detected',
  检出: 'detected',
  未见: 'none seen',
  正常: 'normal',
  无: 'none',
  少量: 'few',
  清: 'clear',
  浑浊: 'cloudy',
  淡黄色: 'pale yellow',
  黄色: 'yellow',
  // From what it was taken.
  静脉血: 'venous blood',
  静脉全血: 'venous whole blood',
  末梢血: 'capillary blood',
  血清: 'serum',
  血浆: 'plasma',
  随机尿: 'random urine',
  晨尿: 'morning urine',
  清洁中段尿: 'clean-catch midstream urine',
  粪便: 'stool',
  痰液: 'sputum',
  咽拭子: 'throat swab',
  胃窦活检组织: 'biopsy of the gastric antrum',
  甲状腺右叶穿刺物: 'fine-needle aspirate, right lobe of the thyroid',
  // What grows from it most often, by its name in every language.
  大肠埃希菌: 'Escherichia coli',
  肺炎克雷伯菌: 'Klebsiella pneumoniae',
  铜绿假单胞菌: 'Pseudomonas aeruginosa',
  金黄色葡萄球菌: 'Staphylococcus aureus',
  粪肠球菌: 'Enterococcus faecalis',
  奇异变形杆菌: 'Proteus mirabilis',
  白假丝酵母菌: 'Candida albicans',
  // Against what it is tested, by international nonproprietary name.
  氨苄西林: 'ampicillin',
  阿莫西林克拉维酸: 'amoxicillin and clavulanic acid',
  头孢呋辛: 'cefuroxime',
  头孢曲松: 'ceftriaxone',
  头孢他啶: 'ceftazidime',
  亚胺培南: 'imipenem',
  美罗培南: 'meropenem',
  庆大霉素: 'gentamicin',
  阿米卡星: 'amikacin',
  环丙沙星: 'ciprofloxacin',
  左氧氟沙星: 'levofloxacin',
  呋喃妥因: 'nitrofurantoin',
  磷霉素: 'fosfomycin',
  万古霉素: 'vancomycin',
}

const titlesInEnglish: Readonly<Record<string, string>> = {
  检验技师: 'laboratory technologist',
  影像医师: 'radiologist',
  超声医师: 'sonologist',
  病理医师: 'pathologist',
}

/** A result in words, in the language asked for where the words are of a known few; signs behind them stay: `(±)`. */
export function resultWordsIn(words: string, language: Language): string {
  const [, said = '', signs = ''] = /^(\p{Script=Han}+)\s*(\P{Script=Han}*)$/u.exec(words.trim()) ?? []
  const known = inEnglish[said]

  return language === 'en-US' && known !== undefined ? [known, signs].filter(Boolean).join(' ') : words
}

/** Who checked it: a title before the name is said in the language asked for; the name is nobody's to change. */
export function checkerIn(checker: string, language: Language): string {
  const [title = '', ...name] = checker.split(' ')
  const known = titlesInEnglish[title]

  return language === 'en-US' && known !== undefined && name.length > 0
    ? `${name.join(' ')}, ${known}`
    : checker
}
