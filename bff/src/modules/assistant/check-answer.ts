/** Why words of a model are not shown. */
export type AnswerFault =
  | 'diagnosis'
  | 'drug'
  | 'dose'
  | 'link'
  | 'markup'
  | 'personal'
  | 'instructions'
  | 'reassurance'
  | 'too_long'
  | 'control'

/** Longer than anybody reads on a telephone. */
export const LONGEST_ANSWER = 600

/**
 * What is wrong with words of a model (S27, S29); empty: they may be shown. It is asked of all that there is, each time
 * some more has come, before the person sees it. Rather a good sentence too few: rules word the answer then.
 */
export function faultsOf(words: string): AnswerFault[] {
  const plain = words.normalize('NFKC').replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
  const spaceless = plain.replaceAll(/(?<=[\p{Script=Han}])\s+(?=[\p{Script=Han}])/gu, '').toLowerCase()
  const faults = checks.filter(([, pattern]) => pattern.test(spaceless)).map(([fault]) => fault)
  if (words.length > LONGEST_ANSWER) faults.push('too_long')
  if (/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\u200B-\u200F\u2060\uFEFF]/u.test(words)) faults.push('control')

  return [...new Set(faults)]
}

const checks: readonly (readonly [AnswerFault, RegExp])[] = [
  [
    'diagnosis',
    /(?:诊断|确诊)(?:为|是|结果|考虑|:)|(?:您|你|他|她|患者|孩子|宝宝)(?:这|应该|很可能|可能|大概|多半|八成|肯定|一定|就|确实)*(?:是|得了|患(?:有|了|的是)?|属于|有)(?:了)?(?:\S{0,6})(?:炎|癌|瘤|综合征|梗死|心梗|中风|糖尿病|高血压|感染|溃疡|病变|白血病|肺结核|艾滋|抑郁症|焦虑症|结石|骨折|痛风|哮喘|冠心病|肝硬化|症(?!状)|(?<!看|生|什么|疾|得|的)病(?!人|情|史|历|房|区|床|因))|(?:这|症状|情况)(?:就|应该|很可能|可能|大概|多半|明显)?(?:是|提示|说明|符合)(?:\S{0,8})(?:炎|癌|瘤|综合征|梗死|心梗|中风|糖尿病|感染|溃疡|白血病|结核|抑郁症|结石|骨折|痛风|哮喘|冠心病)|\b(?:you|he|she|your (?:child|son|daughter|mother|father)) (?:\w+ )?(?:have|has|are suffering from|is suffering from|suffer from|got)(?: \w+){0,3} (?:cancer|infection|pneumonia|diabetes|tumou?r|stroke|heart attack|gastritis|appendicitis|hepatitis|migraine|arthritis|asthma|ulcer|depression|anaemia|anemia|syndrome|disease|disorder|bronchitis|leuk\w+|\w+itis|\w+oma)\b|\b(?:your |my |the )?diagnosis (?:is|:)|\bdiagnosed (?:with|as|you)|\b(?:this|it|that) (?:is|sounds like|looks like|must be|could be|is likely|is probably|suggests|indicates)(?: \w+){0,3} (?:cancer|infection|pneumonia|diabetes|tumou?r|gastritis|appendicitis|hepatitis|migraine|arthritis|asthma|ulcer|depression|anaemia|\w+itis|\w+oma)\b/,
  ],
  [
    'drug',
    /(?:服用|吃点|吃些|口服|注射|涂抹|外用|使用|用点|用些|建议用|可以用|可以吃|试试|买点|买些|开点|开些)(?:\S{0,8})(?:药|片|胶囊|颗粒|素|林|膏|丸|冲剂|口服液|喷剂|滴眼液|栓|激素)|阿司匹林|布洛芬|对乙酰氨基酚|头孢\S{0,4}|青霉素|阿莫西林|甲硝唑|奥美拉唑|雷贝拉唑|泮托拉唑|蒙脱石|二甲双胍|胰岛素|硝苯地平|氨氯地平|缬沙坦|美托洛尔|阿托伐他汀|瑞舒伐他汀|他汀|华法林|氯吡格雷|地塞米松|泼尼松|氯雷他定|西替利嗪|连花清瘟|板蓝根|感冒灵|吗啡|安定|地西泮|阿普唑仑|唑仑|沙坦|洛尔|地平|拉唑|沙星|西林|霉素|洛芬|芬太尼|可待因|曲马多|氟西汀|舍曲林|帕罗西汀|艾司西酞普兰|硝酸甘油|速效救心|云南白药|\b(?:aspirin|ibuprofen|paracetamol|acetaminophen|tylenol|advil|amoxicillin|penicillin|cef\w+|metformin|insulin|omeprazole|\w+prazole|\w+statin|\w+sartan|\w+olol|\w+dipine|\w+cillin|\w+mycin|\w+floxacin|\w+zolam|\w+azepam|warfarin|clopidogrel|prednis\w+|dexamethasone|loratadine|cetirizine|morphine|codeine|tramadol|fentanyl|fluoxetine|sertraline|nitroglycerin|antibiotics?|steroids?|antidepressants?|painkillers?|sleeping pills?)\b|\b(?:take|try|use|apply|inject|swallow|prescribe)(?: \w+){0,4} (?:tablets?|pills?|capsules?|drops|cream|ointment|syrup|medicine|medication|injection)\b/,
  ],
  [
    'dose',
    /\d+(?:\.\d+)?\s*(?:mg|毫克|ml|毫升|μg|微克|ug|iu|国际单位|单位(?!号)|g\b|克(?!拉))|(?:每|一)(?:日|天|次|晚|早)(?:\S{0,2})(?:\d+|[一二两三四五六半])(?:次|片|粒|颗|袋|支|丸|滴|包)|每\s*\d+\s*(?:个)?小时(?:服|吃|一次)|\b(?:once|twice|three times|\d+ times) (?:a|per|every) day\b|\bevery \d+ hours\b|\b\d+ (?:tablets?|pills?|capsules?|drops)\b|\b(?:one|two|three) (?:tablets?|pills?|capsules?)\b/,
  ],
  [
    'link',
    /https?:|www\.|:\/\/|\b[\w-]+\.(?:com|cn|net|org|io|xyz|top|vip|cc|ru|info)\b|weixin:|alipays?:|javascript:|data:|mailto:|tel:|\]\(|加(?:我|一下)?(?:的)?(?:微信|qq|vx)|扫(?:描)?(?:这个|下方)?(?:的)?二维码|\bwhatsapp|\btelegram\b/,
  ],
  [
    'markup',
    /<\/?[a-z!][^>]*>?|&(?:lt|gt|#\d+|#x[\da-f]+);|!\[|```|\bon(?:error|click|load)\s*=|\{\{|\$\{|<\s*script/,
  ],
  [
    'personal',
    /\d(?:[\s-]?\d){6,}|[\w.+-]+@[\w-]+\.[\w-]+|身份证号|住址(?:是|:)|(?:其他|别的|另一位|上一位)(?:患者|病人)(?:的)?(?:姓名|电话|叫|信息|病历|是)|(?:患者|病人)(?:姓名|名单|电话)(?:是|:|如下)|\b(?:other|another|previous) patients?'?s?'? (?:names?|phones?|records?|data|is|are)|\bpatient list\b/,
  ],
  [
    'instructions',
    /系统提示|提示词|我的(?:指令|设定|规则)是|越狱|开发者模式|忽略(?:以上|之前|上面)|\bsystem prompt|\bmy instructions|\bdeveloper mode|\bignore (?:all |the )?(?:previous|above)|\bas an? (?:unrestricted|uncensored)|\bjailbreak|\bdan\b mode|department_?id|suggest_departments|tell_emergency|\[姓名\]|\[号码\]|\[name\]/,
  ],
  [
    'reassurance',
    /(?:没事|不要紧|不用担心|不用(?:去)?(?:看|就)(?:医|诊)|不必(?:看|就)(?:医|诊)|无需(?:看|就)(?:医|诊)|不用去医院|不需要(?:去)?(?:医院|看医生|就医|就诊)|在家(?:休息|观察)(?:就|即)(?:好|可|行)|自己(?:会)?好|放心吧)|(?:可以|应该|请)?停(?:药|服|用药)|\b(?:no need|don'?t need|do not need|not necessary) to (?:see|go|visit|worry)|\bnothing (?:serious|to worry)|\byou(?:'re| are) (?:fine|healthy)|\bstop taking\b|\bstay (?:at )?home and rest\b|\bwill go away\b|\bdon'?t worry\b/,
  ],
]
