import { type Choice, NONE, type Question } from './question.ts'
import type { Speciality } from './specialities.ts'

interface Asks {
  symptoms: readonly Choice[]
  /** Asked here and nowhere else. */
  more?: readonly Question[]
}

const choice = (id: string, zh: string, en: string): Choice => ({ id, text: { zh, en } })

/** What each speciality asks besides what all ask. Needs a doctor's reading before real use. */
export const asksOf: Readonly<Record<Speciality, Asks>> = {
  paediatrics: {
    symptoms: [
      choice('fever', '发热', 'a fever'),
      choice('cough', '咳嗽', 'a cough'),
      choice('vomiting', '呕吐', 'vomiting'),
      choice('diarrhoea', '腹泻', 'diarrhoea'),
      choice('rash', '皮疹', 'a rash'),
      choice('feeding', '吃得少', 'eats little'),
      choice('sleepy', '没精神', 'is unusually sleepy'),
    ],
    more: [
      {
        id: 'weight',
        part: 'present',
        kind: 'words',
        title: { zh: '孩子现在多重？', en: 'How heavy is the child now?' },
        hint: { zh: '公斤，大约也可以', en: 'In kilograms, roughly is fine' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  women: {
    symptoms: [
      choice('pain', '下腹痛', 'pain in the lower abdomen'),
      choice('bleeding', '不规则出血', 'irregular bleeding'),
      choice('discharge', '白带异常', 'unusual discharge'),
      choice('late', '月经推迟', 'a late period'),
      choice('lump', '摸到肿块', 'a lump'),
      choice('fever', '发热', 'a fever'),
    ],
    more: [
      {
        id: 'last_period',
        part: 'present',
        kind: 'words',
        title: { zh: '最近一次月经从哪天开始？', en: 'When did the last period begin?' },
        hint: {
          zh: '例如：11月3日；不记得可以不填',
          en: 'For example: 3 November; leave empty if not known',
        },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
      {
        id: 'births',
        part: 'past',
        kind: 'words',
        title: { zh: '怀孕和生育情况', en: 'Pregnancies and births' },
        hint: { zh: '怀孕几次，生过几个孩子；没有就不填', en: 'How many of each; leave empty if none' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  eyes: {
    symptoms: [
      choice('blurred', '看不清', 'blurred vision'),
      choice('red', '眼红', 'a red eye'),
      choice('pain', '眼痛', 'eye pain'),
      choice('floaters', '眼前黑影飘动', 'floaters'),
      choice('flashes', '闪光感', 'flashes of light'),
      choice('tears', '流泪或分泌物', 'tears or discharge'),
      choice('double', '看东西重影', 'double vision'),
    ],
    more: [
      {
        id: 'side',
        part: 'present',
        kind: 'one',
        title: { zh: '哪只眼睛？', en: 'Which eye?' },
        choices: [
          choice('left', '左眼', 'the left'),
          choice('right', '右眼', 'the right'),
          choice('both', '双眼', 'both'),
        ],
        takesWords: false,
        isRequired: false,
      },
      {
        id: 'glasses',
        part: 'past',
        kind: 'many',
        title: { zh: '戴眼镜吗？', en: 'Do you wear glasses?' },
        choices: [
          choice('glasses', '框架眼镜', 'glasses'),
          choice('lenses', '隐形眼镜', 'contact lenses'),
          choice('surgery', '做过近视手术', 'had laser surgery'),
          NONE,
        ],
        takesWords: false,
        isRequired: false,
      },
    ],
  },
  teeth: {
    symptoms: [
      choice('pain', '牙痛', 'toothache'),
      choice('cold', '冷热敏感', 'sensitive to hot or cold'),
      choice('gums', '牙龈出血或肿', 'bleeding or swollen gums'),
      choice('loose', '牙松动', 'a loose tooth'),
      choice('swelling', '脸肿', 'a swollen face'),
      choice('fever', '发热', 'a fever'),
    ],
    more: [
      {
        id: 'place',
        part: 'present',
        kind: 'words',
        title: { zh: '哪个位置？', en: 'Where?' },
        hint: { zh: '例如：右上大牙', en: 'For example: upper right, a back tooth' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  skin: {
    symptoms: [
      choice('itching', '痒', 'itching'),
      choice('pain', '痛', 'pain'),
      choice('blisters', '水疱', 'blisters'),
      choice('spreading', '范围在扩大', 'it is spreading'),
      choice('bleeding', '破溃或出血', 'broken or bleeding skin'),
      choice('fever', '发热', 'a fever'),
    ],
    more: [
      {
        id: 'place',
        part: 'present',
        kind: 'words',
        title: { zh: '长在哪里？', en: 'Where is it?' },
        hint: { zh: '例如：左小腿外侧', en: 'For example: outside of the left lower leg' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  bones: {
    symptoms: [
      choice('injury', '受过伤', 'an injury'),
      choice('swelling', '肿', 'swelling'),
      choice('stiff', '早上发僵', 'stiff in the morning'),
      choice('numb', '麻木或无力', 'numbness or weakness'),
      choice('walking', '走路困难', 'difficulty walking'),
      choice('night', '夜里痛醒', 'pain that wakes me at night'),
      choice('fever', '发热', 'a fever'),
    ],
    more: [
      {
        id: 'place',
        part: 'present',
        kind: 'words',
        title: { zh: '哪个部位？', en: 'Where is it?' },
        hint: { zh: '例如：右膝内侧', en: 'For example: inside of the right knee' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
      {
        id: 'pain',
        part: 'present',
        kind: 'one',
        title: { zh: '痛得怎么样？', en: 'How bad is the pain?' },
        choices: [
          choice('none', '不痛', 'no pain'),
          choice('mild', '轻，不影响做事', 'mild, I can do everything'),
          choice('moderate', '影响做事', 'it keeps me from things'),
          choice('severe', '很痛，睡不着', 'severe, I cannot sleep'),
        ],
        takesWords: false,
        isRequired: false,
      },
    ],
  },
  mind: {
    symptoms: [
      choice('sleep', '睡不着', 'cannot sleep'),
      choice('low', '情绪低落', 'low spirits'),
      choice('anxious', '紧张担心', 'anxious or worried'),
      choice('interest', '对什么都没兴趣', 'no interest in anything'),
      choice('attention', '难以集中注意力', 'hard to concentrate'),
      choice('appetite', '胃口变化', 'a changed appetite'),
    ],
  },
  heart: {
    symptoms: [
      choice('chest', '胸闷或胸痛', 'tightness or pain in the chest'),
      choice('exertion', '活动后加重', 'worse with effort'),
      choice('palpitations', '心慌', 'palpitations'),
      choice('breathless', '气急', 'short of breath'),
      choice('legs', '脚肿', 'swollen legs'),
      choice('dizzy', '头晕', 'dizzy'),
      choice('fainted', '晕倒过', 'I have fainted'),
    ],
    more: [
      {
        id: 'pressure',
        part: 'present',
        kind: 'words',
        title: { zh: '最近量的血压、心率', en: 'Blood pressure and pulse, if measured lately' },
        hint: { zh: '例如：150/90，心率 80', en: 'For example: 150/90, pulse 80' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  lungs: {
    symptoms: [
      choice('cough', '咳嗽', 'a cough'),
      choice('phlegm', '有痰', 'phlegm'),
      choice('blood', '痰中带血', 'blood in the phlegm'),
      choice('breathless', '气急', 'short of breath'),
      choice('fever', '发热', 'a fever'),
      choice('chest', '胸痛', 'chest pain'),
      choice('weight', '体重减轻', 'I have lost weight'),
    ],
    more: [
      {
        id: 'temperature',
        part: 'present',
        kind: 'words',
        title: { zh: '最高体温', en: 'Highest temperature' },
        hint: { zh: '例如：38.5；没有发热就不填', en: 'For example: 38.5; leave empty without a fever' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  digestion: {
    symptoms: [
      choice('pain', '腹痛', 'abdominal pain'),
      choice('acid', '反酸烧心', 'heartburn'),
      choice('vomiting', '恶心呕吐', 'nausea or vomiting'),
      choice('diarrhoea', '腹泻', 'diarrhoea'),
      choice('constipation', '便秘', 'constipation'),
      choice('blood', '黑便或便血', 'black stools or blood'),
      choice('weight', '体重减轻', 'I have lost weight'),
    ],
  },
  nerves: {
    symptoms: [
      choice('headache', '头痛', 'headache'),
      choice('dizzy', '头晕', 'dizzy'),
      choice('numb', '麻木', 'numbness'),
      choice('weak', '手脚无力', 'weak arms or legs'),
      choice('speech', '说话不清', 'slurred speech'),
      choice('memory', '记性变差', 'a worse memory'),
      choice('seizure', '抽搐过', 'I have had a seizure'),
    ],
  },
  metabolism: {
    symptoms: [
      choice('thirst', '口渴', 'thirsty'),
      choice('urine', '尿多', 'passing much urine'),
      choice('weight', '体重变化', 'a changed weight'),
      choice('sweating', '怕热多汗', 'sweating, feeling hot'),
      choice('cold', '怕冷', 'feeling cold'),
      choice('tired', '乏力', 'tired'),
      choice('neck', '脖子肿大', 'a swollen neck'),
    ],
    more: [
      {
        id: 'sugar',
        part: 'present',
        kind: 'words',
        title: { zh: '最近测的血糖', en: 'Blood sugar, if measured lately' },
        hint: { zh: '例如：空腹 7.8', en: 'For example: 7.8 before breakfast' },
        choices: [],
        takesWords: true,
        isRequired: false,
      },
    ],
  },
  urology: {
    symptoms: [
      choice('pain', '排尿痛', 'pain when passing urine'),
      choice('often', '尿频尿急', 'often and urgently'),
      choice('blood', '血尿', 'blood in the urine'),
      choice('night', '夜尿多', 'several times a night'),
      choice('back', '腰痛', 'pain in the back or side'),
      choice('foam', '泡沫尿', 'foamy urine'),
      choice('swelling', '浮肿', 'swelling'),
      choice('fever', '发热', 'a fever'),
    ],
  },
  ears: {
    symptoms: [
      choice('hearing', '听力下降', 'hearing worse'),
      choice('ringing', '耳鸣', 'ringing in the ears'),
      choice('dizzy', '眩晕', 'vertigo'),
      choice('nose', '鼻塞流涕', 'a blocked or running nose'),
      choice('bleeding', '鼻出血', 'nosebleeds'),
      choice('throat', '咽痛', 'a sore throat'),
      choice('hoarse', '声音嘶哑', 'hoarse'),
      choice('lump', '颈部肿块', 'a lump in the neck'),
    ],
  },
  general: {
    symptoms: [
      choice('fever', '发热', 'a fever'),
      choice('pain', '疼痛', 'pain'),
      choice('cough', '咳嗽', 'a cough'),
      choice('dizzy', '头晕', 'dizzy'),
      choice('tired', '乏力', 'tired'),
      choice('weight', '体重减轻', 'I have lost weight'),
      choice('sleep', '睡不好', 'poor sleep'),
      choice('appetite', '胃口差', 'a poor appetite'),
    ],
  },
}
