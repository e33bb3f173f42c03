/** What the stand-in answers: words, and the call beside them. */
export interface StandInAnswer {
  words: string
  departmentIds: string[]
  emergency: boolean
}

/** Some of what a real model hears as an emergency, and rules may not; one is told in two sentences. */
const grave =
  /救命|快不行|透不过|昏过去|叫不应|大出血|纽扣电池[\s\S]*少了|\bdying\b|\bpassed out\b|\bbleeding out\b|\bcannot breathe\b/

interface Known {
  /** What a person says. */
  said: RegExp
  /** Part of the department's name, in either language. */
  department: RegExp
}

/** Enough to show every path in both languages; a real model knows more. */
const known: readonly Known[] = [
  {
    said: /孩子|宝宝|小孩|婴儿|儿子|女儿|\bbaby|\btoddler|\bchild|\bmy (?:son|daughter)/,
    department: /儿科|paediatric|儿童保健/i,
  },
  { said: /怀孕|产检|孕\d|\bpregnan|\bprenatal/, department: /产科|obstetric|妇科|gynaecolog/i },
  { said: /牙|口腔|\bteeth|\btooth|\bgum/, department: /口腔|dent/i },
  { said: /眼|视力|看不清|\beye|\bvision/, department: /眼科|ophthal/i },
  { said: /耳|鼻|嗓|咽|喉|\bear\b|\bnose|\bthroat|\bhearing/, department: /耳鼻|ear, nose/i },
  { said: /皮肤|疹|痒|痘|脱发|\brash|\bskin|\bitch|\bacne/, department: /皮肤|dermat/i },
  { said: /月经|白带|痛经|妇科|\bperiod|\bvagin/, department: /妇科|gynaecolog|妇女/i },
  { said: /尿|前列腺|\burin|\bprostate/, department: /泌尿|urolog/i },
  { said: /咳|痰|气喘|\bcough|\basthma|\bphlegm/, department: /呼吸|respirat/i },
  {
    said: /胃|肚子|腹|反酸|拉肚|便秘|\bstomach|\bbelly|\bdiarrh|\breflux|\bconstipat/,
    department: /消化|gastro/i,
  },
  { said: /心慌|血压|早搏|心跳|\bpalpitation|\bblood pressure|\bheart/, department: /心血管|cardiolog/i },
  { said: /头痛|头晕|失眠|手抖|记性|\bheadache|\bdizz|\bmigraine/, department: /神经内|neurolog/i },
  { said: /血糖|糖尿病|甲状腺|甲亢|痛风|\bdiabet|\bthyroid|\bblood sugar/, department: /内分泌|endocrin/i },
  { said: /膝|腰|骨|扭|颈椎|肩|\bknee|\bback|\bankle|\bshoulder|\bneck/, department: /骨科|orthop/i },
  { said: /关节|风湿|\bjoint|\barthrit/, department: /风湿|rheumat/i },
  { said: /焦虑|抑郁|心情|\banxi|\bdepress|\bstress/, department: /心理|psych/i },
]

/** Of an article of customer service, without its marks: the first sentences, as plain text. */
function beginningOf(article: string): string {
  const [first = ''] = article.split('\n\n')
  const plain = first.replaceAll(/[*#>`]|^\s*(?:-|\d+\.)\s+/gm, '').replaceAll(/\s*\n\s*/g, ' ')

  return /^(?:.*?[。!?.](?:\s|(?=[^\d\s]))?){1,2}/u.exec(plain)?.[0].trim() || plain
}

/** A deterministic model: the same messages have the same answer. It reads the list and the patient that it is told, and nothing else. */
export function standInAnswer(messages: readonly { role: string; content: string }[]): StandInAnswer {
  const told = messages.find(({ role }) => role === 'system')?.content ?? ''
  const isEnglish = /\bAnswer in English\b/.test(told)
  const departments = [...told.matchAll(/^(\S+)\t(.+)$/gm)].map(([, id = '', name = '']) => ({ id, name }))
  const [, patient = ''] = /^The patient: (.+)\.$/m.exec(told) ?? []
  const said = [
    patient,
    ...messages.filter(({ role }) => role === 'user').map(({ content }) => content.toLowerCase()),
  ].join('\n')
  if (grave.test(said))
    return {
      words: isEnglish
        ? 'This may not wait. Call 120 or go to the nearest emergency department now.'
        : '这种情况不能等,请马上拨打120,或去最近的急诊。',
      departmentIds: [],
      emergency: true,
    }
  if (/^There is no article\b/m.test(told)) return { words: 'none', departmentIds: [], emergency: false }
  const article = told.split(/^Article 1: .*\n/m)[1]?.split('\n\nArticle 2: ')[0]
  if (article !== undefined)
    return { words: `[1] ${beginningOf(article)}`, departmentIds: [], emergency: false }
  const found = known
    .filter((one) => one.said.test(said))
    .flatMap((one) => departments.find(({ name }) => one.department.test(name)) ?? [])
  const chosen = [...new Map(found.map((one) => [one.id, one])).values()].slice(0, 3)
  const [first] = chosen
  if (first === undefined)
    return {
      words: isEnglish
        ? 'Thank you. Where exactly is it, and since when? Who is it for?'
        : '好的,我来帮您。请再说说具体哪里不舒服、有多久了、是给谁看的?',
      departmentIds: [],
      emergency: false,
    }

  return {
    words: isEnglish
      ? `Thank you, I see. From what you describe, ${first.name} fits best. You can choose a doctor’s time below.`
      : `好的,我明白了。根据您的描述,比较适合先看${first.name}。您可以在下面选医生的时间。`,
    departmentIds: chosen.map(({ id }) => id),
    emergency: false,
  }
}
