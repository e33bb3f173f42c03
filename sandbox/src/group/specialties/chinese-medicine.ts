import type { Specialty } from '../specialty.ts'

export const chineseMedicine: readonly Specialty[] = [
  {
    key: 'tcm-internal',
    nationalCode: '50.01',
    name: ['中医内科', 'Chinese Internal Medicine'],
    group: 'chinese',
    intro: [
      '以中药和调养诊治脾胃病、失眠、咳嗽、月经不调和亚健康。可代煎中药并送药到家。',
      'Herbal medicine and regulation of daily life for digestion, sleep, cough, periods and general fatigue. Herbs can be boiled for you and sent home.',
    ],
    topics: [
      ['脾胃病的中医调理', 'regulating digestion with herbs'],
      ['失眠与情志不畅', 'poor sleep and low spirits'],
      ['慢性咳嗽与反复感冒', 'lasting cough and frequent colds'],
      ['月经不调与更年期调理', 'irregular periods and the menopause'],
      ['冬令膏方', 'winter herbal tonics'],
      ['肿瘤术后的中药扶正', 'herbal support after cancer surgery'],
      ['慢性疲劳', 'lasting fatigue'],
      ['高血压与眩晕的中西医结合治疗', 'combined treatment of high blood pressure and dizziness'],
    ],
    roles: [
      ['主持膏方门诊', 'holds the clinic for winter tonics'],
      ['负责治未病中心', 'directs the centre for prevention'],
      ['带教中医传承工作室', 'teaches the next generation in the masters’ studio'],
      ['负责中药代煎的质量', 'looks after the quality of boiled herbs'],
    ],
  },
  {
    key: 'acupuncture',
    nationalCode: '50.13',
    name: ['针灸科', 'Acupuncture'],
    group: 'chinese',
    intro: [
      '以针刺、艾灸和拔罐治疗颈肩腰腿痛、面瘫、头痛、失眠和中风后遗症。请勿空腹就诊。',
      'Needles, moxibustion and cupping for neck and back pain, facial palsy, headache, poor sleep and the after-effects of stroke. Please do not come with an empty stomach.',
    ],
    topics: [
      ['颈椎病与肩周炎', 'neck pain and frozen shoulder'],
      ['腰椎间盘突出与坐骨神经痛', 'slipped disc and sciatica'],
      ['周围性面瘫', 'facial palsy'],
      ['中风后肢体功能恢复', 'recovery of the limbs after stroke'],
      ['偏头痛与失眠', 'migraine and poor sleep'],
      ['膝骨关节炎的温针治疗', 'warm needling of the arthritic knee'],
      ['三伏贴与冬病夏治', 'summer plasters against winter illness'],
    ],
    roles: [
      ['负责针灸门诊', 'heads the acupuncture clinic'],
      ['主持面瘫专病门诊', 'holds the clinic for facial palsy'],
      ['负责三伏贴的组织', 'organises the summer plasters'],
    ],
  },
  {
    key: 'tuina',
    nationalCode: '50.14',
    name: ['推拿科', 'Tuina (Therapeutic Massage)'],
    group: 'chinese',
    intro: [
      '以手法治疗落枕、腰肌劳损、关节活动受限和小儿积食、腹泻。请穿宽松衣物。',
      'Hand treatment of stiff neck, strained back, stiff joints, and children’s digestion. Please wear loose clothes.',
    ],
    topics: [
      ['落枕与颈肩劳损', 'stiff neck and strained shoulders'],
      ['腰肌劳损', 'strained back'],
      ['小儿推拿：积食与腹泻', 'massage for children with indigestion or diarrhoea'],
      ['踝关节扭伤后的恢复', 'recovery after a sprained ankle'],
      ['产后腰痛', 'back pain after childbirth'],
      ['长期伏案人群的体态调整', 'posture of people who sit all day'],
    ],
    roles: [
      ['主持小儿推拿门诊', 'holds the massage clinic for children'],
      ['教居民自我保健手法', 'teaches residents self-care'],
    ],
  },
  {
    key: 'rehabilitation',
    nationalCode: '21',
    name: ['康复医学科', 'Rehabilitation Medicine'],
    group: 'chinese',
    intro: [
      '为中风、骨折、关节置换和心肺疾病后的患者制订训练计划，帮助恢复走路、说话和自理。',
      'Training plans after stroke, fracture, joint replacement and heart or lung disease: to walk, speak and look after oneself again.',
    ],
    topics: [
      ['脑卒中后的运动与语言康复', 'movement and speech after stroke'],
      ['骨折与关节置换术后康复', 'recovery after fracture or joint replacement'],
      ['脊髓损伤康复', 'rehabilitation after spinal injury'],
      ['吞咽障碍的训练', 'training to swallow'],
      ['心肺康复', 'heart and lung rehabilitation'],
      ['盆底与产后康复', 'pelvic floor and recovery after birth'],
      ['腰椎与肩关节的运动疗法', 'exercise for back and shoulder'],
      ['居家辅具与环境改造建议', 'aids and changes at home'],
    ],
    roles: [
      ['负责康复医学中心', 'directs the rehabilitation centre'],
      ['主持吞咽门诊', 'holds the swallowing clinic'],
      ['负责家庭康复随访', 'follows patients who train at home'],
    ],
  },
]
