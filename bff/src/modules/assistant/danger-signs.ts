import type { RedFlag } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import type { Complainant } from './complainant.ts'

/**
 * The danger signs that a triage desk asks for, by what brings the person there (docs/decisions/0061). Sources by kind:
 * the red-flag lists of telephone and desk triage for adults and for children, emergency severity scales (the national
 * four levels of emergency triage among them), and what leaflets of emergency departments tell people to come back with.
 * Put together by us in words that a layman uses: **a doctor of the hospital has to read it before real use.**
 */
interface DangerSign {
  flag: RedFlag
  /** As one would say it of oneself or of somebody else: pressed, it is what the person has said. */
  text: Required<LocalText>
  /** Absent: it may be anybody's. What is not known of a person excludes nothing. */
  mayBe?: (who: Complainant) => boolean
}

const sign = (flag: RedFlag, zh: string, en: string, mayBe?: DangerSign['mayBe']): DangerSign => ({
  flag,
  text: { zh, en },
  ...(mayBe && { mayBe }),
})

const mayBePregnant = ({ sex, ageMonths }: Complainant) =>
  sex !== 'male' && (ageMonths === undefined || (ageMonths >= 11 * 12 && ageMonths < 56 * 12))
const mayBeMan = ({ sex }: Complainant) => sex !== 'female'
const mayBeNewborn = ({ ageMonths }: Complainant) => ageMonths === undefined || ageMonths < 3

export const dangerSigns = {
  /** Before all others, where words were heard as an emergency: which one is kept with the question. */
  heard_now: sign('other', '刚才说的情况，现在就有', 'What I described is happening now'),
  // Breath and heart
  breathless: sign('breathlessness', '喘不上气，一句话说不完', 'Too short of breath to finish a sentence'),
  blue: sign('breathlessness', '嘴唇发青、发紫', 'Lips turning blue'),
  chest_pressing: sign(
    'chest_pain',
    '胸口压着痛、闷得厉害，或痛得出冷汗',
    'Pressing or heavy pain in the chest, or with cold sweat',
  ),
  chest_spreading: sign(
    'chest_pain',
    '痛到手臂、下巴或后背',
    'Pain that spreads to the arm, the jaw or the back',
  ),
  chest_sudden: sign('chest_pain', '突然胸痛，吸气更痛', 'Sudden pain in the chest, worse on breathing in'),
  fainted: sign('unconscious', '晕倒过，或快要晕倒', 'Fainted, or about to faint'),
  // Head and nerves
  weak_side: sign(
    'stroke',
    '一边手脚突然没力气，嘴歪或说话不清',
    'One side suddenly weak, the face drooping or speech slurred',
  ),
  unsteady: sign(
    'stroke',
    '突然站不稳、走不直，或看东西重影',
    'Suddenly unable to stand or walk straight, or seeing double',
  ),
  head_worst: sign('stroke', '突然头痛，从没这么痛过', 'A sudden headache, the worst ever'),
  head_blow: sign(
    'trauma',
    '头撞到以后，吐了、发困或越来越痛',
    'After a blow to the head: vomiting, drowsy, or worse and worse',
  ),
  stiff_neck: sign('sepsis', '发烧，脖子发硬，低不下头', 'A fever, and the neck too stiff to bend'),
  fit: sign('seizure', '全身抽搐', 'A fit, with the whole body jerking'),
  confused: sign('unconscious', '突然糊涂，或叫不大醒', 'Suddenly confused, or hard to wake'),
  // Belly and bleeding
  belly_hard: sign(
    'severe_pain',
    '肚子痛得直不起腰，或硬得像木板',
    'Pain in the belly that doubles one over, or a belly hard as a board',
  ),
  vomiting_blood: sign(
    'bleeding',
    '吐血，或吐出咖啡色的东西',
    'Vomiting blood, or something like coffee grounds',
  ),
  black_stool: sign(
    'bleeding',
    '大便黑得像柏油，或拉出很多血',
    'Stools black like tar, or a lot of blood with them',
  ),
  nothing_stays: sign(
    'severe_pain',
    '一直吐，水也喝不进，或不放屁、不大便',
    'Vomiting all the time, not even water stays; or passing neither wind nor stool',
  ),
  bleeding_on: sign(
    'bleeding',
    '流血，压了十分钟还不停',
    'Bleeding that ten minutes of pressing do not stop',
  ),
  coughing_blood: sign('bleeding', '咳出好几口血', 'Coughing up mouthfuls of blood'),
  // The whole body
  shaking_chill: sign(
    'sepsis',
    '冷得发抖停不下来，手脚冰凉',
    'Shaking with cold and unable to stop, hands and feet cold',
  ),
  purple_spots: sign(
    'sepsis',
    '身上有紫红色的斑点，按下去不褪色',
    'Purple or red spots that do not fade when pressed',
  ),
  fever_in_chemo: sign('sepsis', '正在化疗，又发烧了', 'A fever while having chemotherapy'),
  low_sugar: sign('unconscious', '手抖、出冷汗，人发糊涂', 'Trembling and in a cold sweat, and confused'),
  high_sugar: sign(
    'unconscious',
    '一直吐，呼吸又深又快，嘴里有烂苹果味',
    'Vomiting, breathing deep and fast, the breath smelling of rotten apples',
  ),
  racing_fever: sign(
    'sepsis',
    '发高烧，心跳很快，烦躁不安',
    'A high fever with a racing heart and agitation',
  ),
  // Skin, eyes, throat, mouth
  face_swelling: sign('anaphylaxis', '脸、嘴唇或舌头突然肿起来', 'Face, lips or tongue suddenly swelling'),
  throat_tight: sign(
    'anaphylaxis',
    '喉咙发紧、声音变哑，气不够',
    'Throat tight and voice hoarse, not enough air',
  ),
  blisters: sign(
    'anaphylaxis',
    '大片起水泡、脱皮，嘴里眼里也烂',
    'Large blisters or peeling skin, sores in mouth and eyes too',
  ),
  sight_lost: sign('eye', '突然看不见，或缺了一块', 'Suddenly unable to see, or a part of the sight gone'),
  eye_pain: sign(
    'eye',
    '眼睛突然很痛，还头痛、想吐',
    'Sudden strong pain in the eye, with headache or nausea',
  ),
  eye_hit: sign(
    'eye',
    '眼睛被戳到、打到，或溅进了药水',
    'The eye was pierced or hit, or a chemical splashed into it',
  ),
  drooling: sign(
    'breathlessness',
    '口水也咽不下，或呼吸有怪声',
    'Unable to swallow even saliva, or noisy breathing',
  ),
  stuck: sign(
    'breathlessness',
    '有东西卡住，或吞了电池、尖的东西',
    'Something is stuck, or a battery or something sharp was swallowed',
  ),
  nosebleed: sign(
    'bleeding',
    '鼻子流血，捏了一刻钟还不停',
    'A nosebleed that pinching for a quarter of an hour does not stop',
  ),
  mouth_swelling: sign(
    'breathlessness',
    '脸或脖子肿得张不开嘴、咽不下',
    'Face or neck so swollen that one cannot open the mouth or swallow',
  ),
  jaw_chest: sign(
    'chest_pain',
    '牙或下巴痛，还胸闷、出冷汗',
    'Pain in teeth or jaw with a tight chest and cold sweat',
  ),
  // Back and limbs
  legs_weak: sign('other', '两条腿突然没力气或发麻', 'Both legs suddenly weak or numb'),
  no_control: sign(
    'other',
    '下身发麻，尿不出来或管不住大小便',
    'Numb between the legs, unable to pass water or to hold it',
  ),
  back_tearing: sign('chest_pain', '后背突然像撕开一样痛', 'Sudden pain in the back as if it were torn'),
  crash: sign('trauma', '从高处摔下来，或被车撞了以后', 'After a fall from a height or a traffic accident'),
  bone_out: sign('trauma', '骨头露出来，或手脚变了形', 'A bone sticks out, or a limb is out of shape'),
  limb_cold: sign(
    'trauma',
    '手脚突然发凉、发白，没有知觉',
    'A limb suddenly cold, white and without feeling',
  ),
  leg_swollen: sign(
    'breathlessness',
    '一条腿突然肿痛，还胸闷气短',
    'One leg suddenly swollen and painful, and short of breath',
  ),
  // Water, women, pregnancy
  no_urine: sign(
    'severe_pain',
    '大半天尿不出来，小肚子胀痛',
    'No water passed for most of a day, the lower belly full and painful',
  ),
  flank_fever: sign('sepsis', '腰痛，还发烧、发抖', 'Pain in the side with fever and shaking'),
  blood_clots: sign('bleeding', '小便全是血，或有血块', 'Urine all blood, or with clots'),
  testicle: sign(
    'severe_pain',
    '睾丸突然很痛或肿起来',
    'A testicle suddenly very painful or swollen',
    mayBeMan,
  ),
  perhaps_pregnant: sign(
    'pregnancy',
    '可能怀孕或月经没来，肚子又痛',
    'Perhaps pregnant or a period missed, and pain in the belly',
    mayBePregnant,
  ),
  heavy_period: sign(
    'bleeding',
    '下身流血，一小时湿透一片卫生巾',
    'Bleeding from below that soaks a pad in an hour',
  ),
  sudden_low_pain: sign('severe_pain', '小肚子突然剧痛', 'Sudden severe pain in the lower belly'),
  pregnant_bleeding: sign('pregnancy', '下身出血', 'Bleeding from below', mayBePregnant),
  waters: sign(
    'pregnancy',
    '流出一股清水，可能破水了',
    'A gush of clear water: perhaps the waters broke',
    mayBePregnant,
  ),
  pregnant_pain: sign(
    'pregnancy',
    '肚子很痛，或一阵阵发硬',
    'Strong pain in the belly, or it hardens again and again',
    mayBePregnant,
  ),
  baby_still: sign(
    'pregnancy',
    '胎动明显变少或没有了',
    'The baby moves much less, or not at all',
    mayBePregnant,
  ),
  pregnant_head: sign(
    'pregnancy',
    '头很痛、眼前发花，或脸和手突然肿',
    'A bad headache, blurred sight, or face and hands suddenly swollen',
    mayBePregnant,
  ),
  // Small children
  child_limp: sign('unconscious', '叫不大醒，或软绵绵没反应', 'Hard to wake, or limp'),
  child_breath: sign('breathlessness', '呼吸又快又费力，或嘴唇发青', 'Fast and hard breathing, or blue lips'),
  child_fit: sign('seizure', '抽搐、翻白眼', 'A fit, or the eyes rolling up'),
  child_dry: sign(
    'infant_fever',
    '不肯吃奶喝水，大半天没有尿',
    'Refuses to drink, no wet nappy for most of a day',
  ),
  newborn_fever: sign(
    'infant_fever',
    '不满三个月，体温38度以上',
    'Younger than three months, with a temperature of 38 °C or more',
    mayBeNewborn,
  ),
  // Mind, poison
  die: sign('suicide', '想死，或想伤害自己', 'Wants to die or to hurt themselves'),
  hurt_others: sign(
    'other',
    '听到有声音叫人去做危险的事，或想伤害别人',
    'Hears voices that order something dangerous, or wants to hurt somebody',
  ),
  poisoned: sign(
    'poisoning',
    '药吃过量了，或喝了不该喝的东西',
    'Took too much of a medicine, or drank something poisonous',
  ),
  heavy_bleeding: sign('bleeding', '大量出血，止不住', 'Heavy bleeding that does not stop'),
} as const satisfies Record<string, DangerSign>

export type DangerSignId = keyof typeof dangerSigns

/** Where somebody has several complaints, those of the first group here are asked for. */
const groups = {
  pregnancy: ['pregnant_bleeding', 'waters', 'pregnant_pain', 'baby_still', 'pregnant_head'],
  /** Under three, whatever brings them but an eye, a tooth or an injury. */
  small_child: ['child_limp', 'child_breath', 'child_fit', 'child_dry', 'purple_spots', 'newborn_fever'],
  chest: ['chest_pressing', 'chest_spreading', 'breathless', 'fainted'],
  head: ['head_worst', 'weak_side', 'stiff_neck', 'head_blow', 'sight_lost'],
  nerves: ['weak_side', 'confused', 'fit', 'legs_weak'],
  dizzy: ['weak_side', 'unsteady', 'chest_pressing', 'fainted', 'black_stool'],
  belly: ['belly_hard', 'vomiting_blood', 'black_stool', 'nothing_stays', 'perhaps_pregnant'],
  glands: ['low_sugar', 'high_sugar', 'racing_fever', 'chest_pressing'],
  fever: ['stiff_neck', 'confused', 'breathless', 'purple_spots', 'shaking_chill'],
  breath: ['breathless', 'blue', 'coughing_blood', 'chest_sudden'],
  blood: ['bleeding_on', 'black_stool', 'fever_in_chemo', 'breathless', 'confused'],
  skin: ['face_swelling', 'throat_tight', 'blisters', 'purple_spots', 'fainted'],
  eye: ['sight_lost', 'eye_pain', 'eye_hit', 'weak_side'],
  throat: ['drooling', 'stuck', 'nosebleed', 'face_swelling'],
  mouth: ['mouth_swelling', 'bleeding_on', 'jaw_chest'],
  limbs: ['bone_out', 'limb_cold', 'crash', 'leg_swollen', 'weak_side'],
  urine: ['no_urine', 'flank_fever', 'blood_clots', 'testicle', 'breathless'],
  spine: ['legs_weak', 'no_control', 'crash', 'back_tearing'],
  women: ['heavy_period', 'sudden_low_pain', 'perhaps_pregnant', 'fainted'],
  mind: ['die', 'hurt_others', 'poisoned', 'confused'],
  /** Nothing is understood yet: what may not wait, whatever it is. */
  general: ['breathless', 'chest_pressing', 'fainted', 'heavy_bleeding', 'weak_side', 'die'],
} as const satisfies Record<string, readonly DangerSignId[]>

export type DangerGroup = keyof typeof groups
export const dangerGroups = Object.keys(groups) as DangerGroup[]

/** "None of these": beside it nothing else is true. */
export const NONE_OF_THEM = { zh: '都没有', en: 'None of these' } as const satisfies LocalText

/** Those of a group that may be this person's. */
export function dangerSignsOf(group: DangerGroup, who: Complainant): DangerSignId[] {
  return groups[group].filter((id) => {
    const { mayBe }: DangerSign = dangerSigns[id]

    return mayBe?.(who) !== false
  })
}

/** Undefined for a name that is none (any more). */
export const dangerSignOf = (id: string): DangerSign | undefined =>
  Object.hasOwn(dangerSigns, id) ? dangerSigns[id as DangerSignId] : undefined
