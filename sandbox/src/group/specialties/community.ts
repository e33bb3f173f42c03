import type { Specialty } from '../specialty.ts'

export const community: readonly Specialty[] = [
  {
    key: 'general-practice',
    nationalCode: '02',
    name: ['全科医疗科', 'Family Medicine'],
    group: 'community',
    intro: [
      '家庭医生为居民提供常见病诊疗、慢性病续方、签约管理和转诊上级医院的服务。',
      'Family doctors for everyday illness, repeat prescriptions, registered care, and referral to the larger hospitals.',
    ],
    topics: [
      ['高血压与糖尿病的长期管理', 'long-term care of high blood pressure and diabetes'],
      ['感冒、咳嗽等常见病', 'colds, cough and other everyday illness'],
      ['慢性病长处方', 'long prescriptions for long-term illness'],
      ['老年人健康体检解读', 'explaining check-ups of older people'],
      ['家庭病床与上门服务', 'care at home'],
      ['健康生活方式指导', 'advice on a healthy life'],
      ['转诊与出院后衔接', 'referral, and care after hospital'],
    ],
    roles: [
      ['负责家庭医生团队', 'leads the family-doctor team'],
      ['负责慢性病管理', 'is in charge of care for long-term illness'],
      ['负责家庭病床', 'organises care at home'],
      ['与上级医院共同开设联合门诊', 'holds a joint clinic with the central hospital'],
    ],
  },
  {
    key: 'child-health',
    nationalCode: '09',
    name: ['儿童保健科', 'Child Health'],
    group: 'community',
    intro: [
      '为0至6岁儿童提供体检、发育评估、喂养指导和预防接种咨询。请带好接种证。',
      'Check-ups, development, feeding advice and vaccination advice for children up to six. Please bring the vaccination booklet.',
    ],
    topics: [
      ['婴幼儿生长发育监测', 'watching growth and development'],
      ['辅食添加与喂养指导', 'weaning and feeding'],
      ['语言与运动发育评估', 'assessment of speech and movement'],
      ['预防接种咨询', 'advice on vaccination'],
      ['儿童视力与口腔筛查', 'screening of eyes and teeth'],
      ['入园体检', 'check-ups before kindergarten'],
    ],
    roles: [
      ['负责儿童保健门诊', 'heads the child-health clinic'],
      ['组织新手父母课堂', 'teaches new parents'],
    ],
  },
  {
    key: 'womens-health',
    nationalCode: '06',
    name: ['妇女保健科', 'Women’s Health'],
    group: 'community',
    intro: [
      '提供孕早期建册、产后访视、两癌筛查和更年期咨询。',
      'Registration in early pregnancy, visits after birth, screening for breast and cervical cancer, and advice for the menopause.',
    ],
    topics: [
      ['孕早期建册与随访', 'registration and follow-up in early pregnancy'],
      ['产后访视与母乳喂养', 'visits after birth and breastfeeding'],
      ['宫颈癌与乳腺癌筛查', 'screening for cervical and breast cancer'],
      ['避孕与计划怀孕咨询', 'advice on contraception and planning a pregnancy'],
      ['更年期保健', 'health in the menopause'],
    ],
    roles: [
      ['负责妇女保健门诊', 'heads the women’s health clinic'],
      ['负责产后访视', 'organises visits after birth'],
    ],
  },
  {
    key: 'hospice',
    nationalCode: '24',
    name: ['安宁疗护科', 'Hospice Care'],
    group: 'community',
    intro: [
      '为疾病终末期患者减轻疼痛和不适，陪伴患者与家属。可在门诊、病房或家中进行。',
      'Relief of pain and distress at the end of life, for the patient and the family: in the clinic, on the ward or at home.',
    ],
    topics: [
      ['癌痛与呼吸困难的缓解', 'relief of cancer pain and breathlessness'],
      ['居家安宁疗护', 'hospice care at home'],
      ['家属照护指导', 'guidance for the family'],
      ['哀伤陪伴', 'support in grief'],
      ['治疗意愿的沟通', 'talking about wishes for treatment'],
    ],
    roles: [
      ['负责安宁疗护病房', 'heads the hospice ward'],
      ['负责居家安宁疗护', 'leads hospice care at home'],
    ],
  },
]
