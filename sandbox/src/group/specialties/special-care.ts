import type { Specialty } from '../specialty.ts'

export const specialCare: readonly Specialty[] = [
  {
    key: 'oncology',
    nationalCode: '19',
    name: ['肿瘤科', 'Oncology'],
    group: 'specialCare',
    intro: [
      '提供肿瘤的化疗、靶向与免疫治疗、放疗咨询和康复随访。首次就诊请带齐病理报告。',
      'Chemotherapy, targeted and immune treatment, advice on radiotherapy and follow-up. Please bring all pathology reports to the first visit.',
    ],
    topics: [
      ['肺癌的靶向与免疫治疗', 'targeted and immune treatment of lung cancer'],
      ['消化道肿瘤的化疗', 'chemotherapy of digestive cancers'],
      ['乳腺癌的内分泌治疗', 'hormone treatment of breast cancer'],
      ['头颈部肿瘤的放疗', 'radiotherapy of head and neck tumours'],
      ['癌痛的规范治疗', 'control of cancer pain'],
      ['肿瘤患者的营养支持', 'nutrition during cancer treatment'],
      ['化疗不良反应的处理', 'dealing with side effects of chemotherapy'],
      ['遗传性肿瘤咨询', 'advice on inherited cancer'],
    ],
    roles: [
      ['负责肿瘤内科', 'heads medical oncology'],
      ['负责放射治疗中心', 'directs the radiotherapy centre'],
      ['负责日间化疗病房', 'runs the day-care chemotherapy ward'],
      ['主持肿瘤康复随访门诊', 'holds the follow-up clinic after cancer'],
    ],
  },
  {
    key: 'clinical-psychology',
    nationalCode: '15.06',
    name: ['临床心理科', 'Clinical Psychology'],
    group: 'specialCare',
    intro: [
      '为情绪低落、焦虑、失眠、压力和躯体不适的人提供评估、心理治疗与用药。谈话内容严格保密。',
      'Assessment, therapy and medicines for low mood, anxiety, poor sleep, stress and physical complaints without a physical cause. What you say stays here.',
    ],
    topics: [
      ['抑郁障碍', 'depression'],
      ['焦虑与惊恐障碍', 'anxiety and panic'],
      ['失眠的认知行为治疗', 'cognitive behavioural therapy for sleeplessness'],
      ['产后情绪障碍', 'low mood after childbirth'],
      ['青少年情绪与学业压力', 'mood and school stress in teenagers'],
      ['强迫症', 'obsessive-compulsive disorder'],
      ['躯体症状障碍', 'physical symptoms of psychological origin'],
      ['慢性病患者的心理支持', 'support for people with long-term illness'],
    ],
    roles: [
      ['负责睡眠障碍门诊', 'leads the sleep clinic'],
      ['主持青少年心理门诊', 'holds the clinic for teenagers'],
      ['负责院内会诊联络', 'is the link to patients on other wards'],
      ['带领正念减压小组', 'leads a mindfulness group'],
    ],
  },
  {
    key: 'infectious-diseases',
    nationalCode: '16',
    name: ['感染科', 'Infectious Diseases'],
    group: 'specialCare',
    intro: [
      '诊治病毒性肝炎、不明原因发热、肠道与旅行相关感染。发热患者请走发热门诊通道。',
      'For viral hepatitis, unexplained fever, and infections of the bowel or from travel. If you have a fever please use the fever-clinic entrance.',
    ],
    topics: [
      ['慢性乙型肝炎的抗病毒治疗', 'antiviral treatment of hepatitis B'],
      ['丙型肝炎的根治', 'cure of hepatitis C'],
      ['不明原因发热', 'fever of unknown cause'],
      ['自身免疫性与药物性肝病', 'autoimmune and drug-related liver disease'],
      ['耐药菌感染的用药', 'infections with resistant bacteria'],
      ['旅行前咨询与旅行后发热', 'advice before travel and fever after it'],
      ['艾滋病暴露后预防', 'prevention after exposure to HIV'],
    ],
    roles: [
      ['负责肝病中心', 'directs the liver centre'],
      ['负责抗菌药物会诊', 'advises all wards on antibiotics'],
      ['主持旅行医学咨询', 'gives travel-health advice'],
    ],
  },
  {
    key: 'pain',
    nationalCode: '27',
    name: ['疼痛科', 'Pain Medicine'],
    group: 'specialCare',
    intro: [
      '诊治持续一个月以上的颈肩腰腿痛、神经痛、头面痛和癌痛。',
      'For pain that has lasted more than a month: neck, shoulder, back and legs, nerves, head and face, and cancer pain.',
    ],
    topics: [
      ['颈肩腰腿痛的微创治疗', 'minimally invasive treatment of neck, shoulder and back pain'],
      ['带状疱疹后神经痛', 'nerve pain after shingles'],
      ['三叉神经痛的射频治疗', 'radiofrequency treatment of trigeminal neuralgia'],
      ['癌痛的介入治疗', 'interventional treatment of cancer pain'],
      ['术后慢性疼痛', 'pain that stays after surgery'],
      ['超声引导下神经阻滞', 'nerve blocks under ultrasound'],
      ['纤维肌痛综合征', 'fibromyalgia'],
    ],
    roles: [
      ['负责疼痛诊疗中心', 'directs the pain centre'],
      ['主持慢性疼痛多学科讨论', 'leads the joint discussion of chronic pain'],
      ['负责居家镇痛泵随访', 'follows patients with pain pumps at home'],
    ],
  },
]
