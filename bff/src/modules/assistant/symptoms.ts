import type { DangerGroup } from './danger-signs.ts'
import type { Speciality } from './specialities.ts'

/** What people come with, and who sees to it. A complaint is read by all of them that match. */
export interface Symptom {
  name: readonly [zh: string, en: string]
  /** Which danger signs are asked for with it; `nothing` where it is a matter of long standing, or of no complaint. */
  asks: DangerGroup | 'nothing'
  /** Matches plain words (`plainWords`). */
  said: RegExp
  /** How much it speaks for each of them: 3 is theirs, 2 often theirs, 1 perhaps. */
  for: Partial<Record<Speciality, number>>
  /** Not counted where another one that says it better is heard too. */
  unless?: RegExp
}

const symptom = (
  asks: Symptom['asks'],
  name: Symptom['name'],
  said: RegExp,
  forWhom: Symptom['for'],
  unless?: RegExp,
): Symptom => ({
  asks,
  name,
  said,
  for: forWhom,
  ...(unless && { unless }),
})

/** After the usual lists of triage desks (导诊台); where departments differ between hospitals, several are named. */
export const symptoms: readonly Symptom[] = [
  // Chest and breath
  symptom('breath', ['咳嗽、咳痰', 'Cough'], /咳|有痰|痰多|\bcough|\bphlegm|\bsputum/, {
    respiratory: 3,
    general: 1,
  }),
  symptom(
    'breath',
    ['气喘', 'Breathing hard'],
    /喘|气短|气促|哮喘|上气不接|\basthma|\bwheez|\bshort of breath|\bbreathless|\bwinded/,
    { respiratory: 3, cardiology: 2 },
  ),
  symptom(
    'nothing',
    ['肺部结节', 'Nodule of the lung'],
    /肺.{0,5}(?:结节|磨玻璃|阴影|占位|大泡)|\blung (?:nodule|shadow|spot)|\bground[- ]glass/,
    { thoracicSurgery: 3, respiratory: 3 },
  ),
  symptom(
    'breath',
    ['肺部疾病', 'Trouble of the lungs'],
    /肺(?:炎|气肿|结核|功能|大)|慢阻肺|支气管|气管炎|\bpneumonia|\bbronchit|\bcopd|\blungs?\b|\btuberculosis/,
    { respiratory: 3, infection: 1 },
    /结节|\bnodule/,
  ),
  symptom('nothing', ['打鼾、睡眠呼吸暂停', 'Snoring'], /打鼾|打呼|打呼噜|睡眠呼吸|\bsnor|\bsleep apn/, {
    ent: 3,
    respiratory: 3,
  }),
  symptom(
    'chest',
    ['胸闷、心慌', 'Tight chest or palpitations'],
    /胸闷|胸痛|心慌|心悸|心跳|早搏|心律|房颤|心率|心脏|心梗|心衰|冠心病|支架|心绞|心电图|心口|胸口|\bpalpitation|\bheart\b|\bheartbeat|\bpulse\b|\bcardi|\barrhythm|\bchest (?:pain|tight|discomfort)|\birregular beat/,
    { cardiology: 3, respiratory: 1 },
    /烧心|\bheartburn/,
  ),
  symptom('dizzy', ['血压高', 'High blood pressure'], /血压|高压\d|低压\d|\bblood pressure|\bhypertens/, {
    cardiology: 3,
    nephrology: 1,
    general: 1,
  }),
  symptom(
    'nothing',
    ['血脂高', 'High cholesterol'],
    /血脂|胆固醇|甘油三酯|\bcholesterol|\blipid|\btriglycerid/,
    {
      endocrinology: 2,
      cardiology: 3,
    },
  ),
  symptom(
    'chest',
    ['肋骨、胸壁不适', 'Ribs or chest wall'],
    /肋骨|肋间|胸壁|手汗|漏斗胸|\brib\b|\bribs\b|\bsweaty palms/,
    { thoracicSurgery: 3, orthopaedics: 1 },
  ),
  symptom(
    'limbs',
    ['静脉曲张', 'Varicose veins'],
    /静脉曲张|腿上(?:的)?(?:青筋|血管)|青筋|血栓|动脉瘤|颈动脉|脉管|\bvaricose|\bveins?\b|\bclot in|\bthrombos|\baneurysm|\bcarotid/,
    { vascularSurgery: 3, generalSurgery: 1 },
  ),
  // Stomach and belly
  symptom(
    'belly',
    ['胃痛、反酸', 'Stomach trouble'],
    /胃|反酸|烧心|打嗝|嗳气|烧得慌|恶心|呕吐|想吐|消化不良|幽门|\bstomach|\bacid reflux|\breflux|\bheartburn|\bnausea|\bvomit|\bindigestion|\bbelch|\bburp|\bgastri|\bulcer|\bh\.? ?pylori|\bendoscopy/,
    { gastroenterology: 3, general: 1 },
    /怀孕|孕\d|\bpregnan|口腔溃疡|\bmouth ulcer|\bcanker/,
  ),
  symptom(
    'belly',
    ['腹痛、腹胀', 'Pain in the belly'],
    /肚子|腹(?:痛|胀|部)|上腹|肚脐|\bbelly|\babdom|\btummy|\bbloat|\bcramp(?:s|ing) in my/,
    { gastroenterology: 3, generalSurgery: 2 },
    /月经|痛经|例假|姨妈|怀孕|孕\d|\bperiod|\bpregnan/,
  ),
  symptom(
    'belly',
    ['腹泻、便秘', 'Diarrhoea or constipation'],
    /拉肚|腹泻|拉稀|便秘|大便|肠|排便|跑厕所|解手|\bdiarrh|\bconstipat|\bbowel|\bstools?\b|\bloose stool|\bcolon/,
    { gastroenterology: 3, infection: 1, generalSurgery: 1 },
  ),
  symptom(
    'belly',
    ['痔疮、便血', 'Piles'],
    /痔|肛|便血|脱肛|屁股(?:眼|痛|出血)|\bpiles|\bhaemorrhoid|\bhemorrhoid|\banal\b|\banus|\bfissure|\brectal|\bbutt\b|\bblood on (?:the )?(?:toilet )?paper/,
    { generalSurgery: 4, gastroenterology: 2 },
  ),
  symptom(
    'belly',
    ['疝气、阑尾、胆囊', 'Hernia, appendix or gall bladder'],
    /疝|阑尾|胆(?:囊|结石|管)|腹股沟|\bhernia|\bappendi|\bgall ?(?:bladder|stone)|\bgroin/,
    { generalSurgery: 4, gastroenterology: 1 },
  ),
  symptom(
    'skin',
    ['体表肿块', 'Lump under the skin'],
    /脂肪瘤|体表(?:肿块|包块)|粉瘤|皮下(?:有)?(?:一个)?(?:包|肿块|疙瘩)|脓肿|甲沟炎|\blipoma|\bcyst under|\blump under|\babscess|\bingrown/,
    { generalSurgery: 4, gastroenterology: 1 },
  ),
  symptom(
    'belly',
    ['肝病', 'Trouble of the liver'],
    /乙肝|丙肝|甲肝|肝(?:炎|功能|硬化|病毒)|转氨酶|大小三阳|小三阳|大三阳|\bhepatitis|\bliver\b|\bcirrhosis|\balt\b/,
    { infection: 3, gastroenterology: 3 },
  ),
  symptom('nothing', ['脂肪肝', 'Fatty liver'], /脂肪肝|\bfatty liver/, {
    gastroenterology: 3,
    infection: 2,
    endocrinology: 2,
  }),
  symptom(
    'belly',
    ['黄疸', 'Yellow skin'],
    /黄疸|皮肤(?:发)?黄|眼睛(?:发)?黄|眼白(?:发)?黄|\bjaundice|\byellow (?:skin|eyes)/,
    { infection: 3, gastroenterology: 3, generalSurgery: 1 },
  ),
  symptom('throat', ['吞咽困难', 'Trouble swallowing'], /吞咽|咽不下|噎|\bswallow/, {
    gastroenterology: 3,
    ent: 2,
  }),
  symptom('fever', ['发热', 'Fever'], /发烧|发热|高烧|低烧|烧到|寒战|\bfever|\btemperature|\bchills/, {
    infection: 3,
    respiratory: 2,
    general: 2,
  }),
  symptom(
    'fever',
    ['感冒、流感', 'Cold or flu'],
    /感冒|流感|怕冷|浑身酸|\bcold\b(?! sore)|\bflu\b|\binfluenza|\bcovid/,
    { respiratory: 3, general: 2, infection: 1 },
  ),
  symptom(
    'fever',
    ['传染病', 'Infection'],
    /艾滋|hiv|梅毒|水痘|手足口|狂犬|猫抓|狗咬|疟疾|登革|结核|\bhiv\b|\bsyphilis|\bchickenpox|\brabies|\bmalaria|\bdengue|\btb\b|\btropical/,
    { infection: 3, skin: 1 },
  ),
  // Head and nerves
  symptom(
    'head',
    ['头痛', 'Headache'],
    /头(?:\S{0,2})痛|偏头痛|\bheadache|\bmigraine|\bhead (?:hurts|aches|pain)/,
    {
      neurology: 4,
      pain: 1,
    },
  ),
  symptom(
    'dizzy',
    ['头晕', 'Dizziness'],
    /头晕|眩晕|天旋地转|头昏|晕车|\bdizz|\bvertigo|\bspinning|\blight-?headed/,
    {
      neurology: 3,
      ent: 3,
    },
  ),
  symptom(
    'nerves',
    ['手脚麻木、发抖', 'Numb or shaking'],
    /麻(?!疹|烦|醉)|手抖|发抖|震颤|帕金森|抽筋|肌无力|面瘫|嘴歪|面肌|眼皮跳|癫痫|走路不稳|三叉神经|\bnumb|\btingl|\btremor|\bshak(?:y|ing) hand|\bparkinson|\bbell'?s palsy|\bepilep|\btwitch|\bhands? shak|\bpins and needles|\btrigeminal|\bunsteady/,
    { neurology: 4, orthopaedics: 2 },
    /颈椎|腰椎|\bneck|\blower back/,
  ),
  symptom(
    'nerves',
    ['记忆减退', 'Failing memory'],
    /记性|记忆|健忘|痴呆|忘事|认不出|老年痴呆|阿尔茨|\bmemory|\bforget|\bdementia|\balzheimer/,
    { neurology: 3, geriatrics: 3 },
  ),
  symptom('nerves', ['中风后', 'After a stroke'], /中风|脑梗|脑出血|脑供血|\bstroke\b/, {
    neurology: 3,
    rehabilitation: 2,
  }),
  symptom(
    'mind',
    ['睡不好', 'Bad sleep'],
    /失眠|睡不着|睡不好|睡眠(?!呼吸)|早醒|多梦|\binsomnia|\bsleep(?:less| badly| problems)|\bcan'?t sleep|\btrouble (?:falling|sleeping)|\bcannot sleep/,
    { psychology: 3, neurology: 3, chinese: 1 },
  ),
  symptom(
    'mind',
    ['情绪、心理', 'Mood and mind'],
    /焦虑|抑郁|心情|情绪|压力|心理|厌学|强迫|恐慌|惊恐|烦躁|多动|自闭|幻觉|幻听|紧张|害怕|社恐|提不起劲|想哭|\banxi|\bdepress|\bmood|\bstress|\bpanic|\bsad\b|\bcounsel|\bmental|\bocd\b|\bhearing voices|\bburn ?out|\bpsych|\bphobia/,
    { psychology: 4 },
  ),
  symptom(
    'head',
    ['脑部肿瘤、外伤后', 'Tumour or injury of the brain'],
    /脑(?:瘤|膜瘤|积水|外伤)|垂体|颅|脊髓(?:肿|空)|脑里(?:长)?|动静脉畸形|\bbrain (?:tumou?r|cyst|lesion)|\bpituitary|\bhydrocephal|\bmeningioma|\bskull/,
    { neurosurgery: 4, neurology: 2 },
  ),
  // Glands, kidneys, blood, joints
  symptom(
    'glands',
    ['血糖高、糖尿病', 'Diabetes'],
    /糖尿病|血糖|口渴|多饮|多尿|胰岛素|糖化|\bdiabet|\bblood sugar|\binsulin|\bthirst|\bglucose/,
    { endocrinology: 4, general: 1 },
    /怀孕|孕\d|\bpregnan/,
  ),
  symptom(
    'glands',
    ['甲状腺', 'Thyroid'],
    /甲状腺(?:功能)?(?:亢|减|炎)?|甲亢|甲减|脖子(?:粗|大|前面)|大脖子|突眼|怕热|\bthyroid|\bgoit(?:re|er)/,
    { endocrinology: 3, thyroidBreast: 3 },
    /甲状腺.{0,6}(?:结节|肿块)|\bthyroid (?:nodule|lump)/,
  ),
  symptom(
    'nothing',
    ['甲状腺结节', 'Nodule of the thyroid'],
    /甲状腺.{0,6}(?:结节|肿块|肿瘤|癌|穿刺)|\bthyroid (?:nodule|lump|cancer)|\blump in my neck/,
    { thyroidBreast: 4, endocrinology: 3 },
  ),
  symptom(
    'nothing',
    ['体重变化、内分泌', 'Weight and hormones'],
    /肥胖|减肥|减重|太胖|突然(?:变)?(?:胖|瘦)|体重(?:下降|增加|减轻)|消瘦|瘦了|痛风|尿酸|骨质疏松|发育(?:早|迟)|激素|\bobes|\bweight|\bgout|\buric acid|\bosteopor|\bhormone/,
    { endocrinology: 3, rheumatology: 2, gastroenterology: 1 },
  ),
  symptom('nothing', ['骨质疏松', 'Osteoporosis'], /骨质疏松|骨密度|\bosteopor|\bbone density/, {
    endocrinology: 3,
    orthopaedics: 3,
    geriatrics: 2,
  }),
  symptom(
    'urine',
    ['小便异常', 'Passing water'],
    /尿(?:频|急|痛|不尽|血|不出|失禁|路|结石|等待|分叉|床)|小便|憋不住尿|夜尿|排尿|撒尿|\burin|\bpee\b|\bpeeing|\bbladder|\bincontinen|\buti\b/,
    { urology: 4, nephrology: 3 },
    /泡沫|蛋白|\bfoam|\bprotein/,
  ),
  symptom(
    'urine',
    ['肾病', 'Trouble of the kidneys'],
    /肾(?:炎|病|功能|衰|综)|蛋白尿|尿(?:里|中)?(?:有)?(?:泡沫|蛋白)|泡沫尿|小便(?:\S{0,3})泡沫|肌酐|透析|浮肿|水肿|眼皮肿|\bkidney(?! stone)|\bproteinuria|\bfoamy urine|\bcreatinine|\bdialysis|\bswollen (?:ankles|legs|eyelids)|\bprotein in/,
    { nephrology: 4, cardiology: 1, urology: 1 },
  ),
  symptom(
    'urine',
    ['结石、前列腺', 'Stones or prostate'],
    /肾结石|结石|前列腺|睾丸|阴囊|包皮|精索|龟头|早泄|阳痿|勃起|性功能|输尿管|\bkidney stone|\bprostate|\btesti|\bforeskin|\bcircumcis|\berect|\bscrot|\bimpoten|\bpremature ejac/,
    { urology: 5 },
    /胆结石|胆囊结石|\bgall/,
  ),
  symptom(
    'blood',
    ['贫血、血象异常', 'Anaemia and blood counts'],
    /贫血|血小板|白细胞|白血病|淋巴(?:结|瘤)|血红蛋白|乌青|瘀青|紫癜|凝血|血常规|\banaemi|\banemi|\bplatelet|\bwhite (?:blood )?cell|\bleuk|\blymph|\bbruis(?:e|ing) easily|\bhaemoglobin|\bhemoglobin|\bblood count/,
    { haematology: 4, oncology: 1 },
  ),
  symptom(
    'limbs',
    ['关节痛、风湿', 'Joints'],
    /关节|类风湿|风湿|晨僵|红斑狼疮|狼疮|强直|干燥综合|\bjoints?\b|\barthrit|\brheumat|\blupus|\bmorning stiffness|\bankylos|\bsj[oö]gren/,
    { rheumatology: 3, orthopaedics: 3 },
  ),
  symptom(
    'limbs',
    ['晨僵、多处关节肿', 'Many stiff joints'],
    /晨僵|类风湿|狼疮|强直性|好几个关节|手指关节|干燥综合|早上(?:起来)?(?:手|关节)(?:\S{0,3})(?:僵|硬)|口干眼干|雷诺|\bmorning stiffness|\brheumatoid|\blupus|\bankylos|\bfinger joints|\bstiff (?:hands|fingers)|\bsj[oö]gren/,
    { rheumatology: 4 },
  ),
  symptom(
    'skin',
    ['过敏', 'Allergy'],
    /过敏|花粉|尘螨|脱敏|荨麻|风团|\ballerg|\bhay fever|\bpollen|\bdust mite|\bhives/,
    { allergy: 4, skin: 2, ent: 1 },
  ),
  symptom(
    'general',
    ['老年人多种不适', 'Several things of age'],
    /高龄|老年(?:人)?(?:综合|体检|多种|慢)|跌倒风险|八十(?:多)?岁|九十|\bover 80|\belderly|\bgeriatric|\bfrail/,
    { geriatrics: 3, general: 1 },
  ),
  symptom(
    'general',
    ['乏力', 'Tiredness'],
    /乏力|没劲|没力气|疲(?:劳|惫)|累(?!死)|虚弱|\btired|\bfatigue|\bexhaust|\bweakness|\bno energy/,
    { general: 2, endocrinology: 2, haematology: 2, chinese: 1, gastroenterology: 1, cardiology: 1 },
  ),
  // Bones and injuries
  symptom(
    'limbs',
    ['骨、关节、肌肉损伤', 'Bones, sprains'],
    /骨(?:折|头|裂|刺|科)|扭(?:伤|到|了)|崴|摔|磕|膝|肩|手腕|脚踝|脚腕|髋|胯|半月板|韧带|腱鞘|网球肘|肘|足跟|脚后跟|脚底痛|腿痛|腿麻|拆石膏|脱臼|滑膜|驼背|侧弯|外翻|弹响|\bbone|\bsprain|\btwisted|\bknee|\bshoulder|\bwrist|\bankle|\bhip\b|\bmeniscus|\bligament|\btendon|\btennis elbow|\belbow|\bheel|\bfracture|\bbroke\b|\bdislocat|\bscoliosis|\bbunion|\bcast\b|\bleg pain/,
    { orthopaedics: 4, rehabilitation: 1, rheumatology: 1 },
  ),
  symptom(
    'spine',
    ['颈肩腰痛', 'Neck and back'],
    /腰|颈椎|脖子(?:痛|酸|僵|不舒服|硬)|落枕|背痛|后背|椎间盘|坐骨|\bback (?:pain|ache|hurts)|\bbackache|\bneck (?:pain|ache|stiff|hurts)|\bstiff neck|\bslipped disc|\bsciatica|\bspine|\blower back|\bherniated|\bmy (?:lower )?back\b|\bmy neck/,
    { orthopaedics: 4, pain: 3, rehabilitation: 2, acupuncture: 2, tuina: 2 },
  ),
  symptom(
    'spine',
    ['长期疼痛', 'Long-lasting pain'],
    /神经痛|慢性疼?痛|慢性痛|长期(?:疼)?痛|疱疹后|带状疱疹后|三叉神经|癌痛|\bchronic pain|\bnerve pain|\bneuralg|\bpost-?herpetic|\bfibromyalg/,
    { pain: 5, neurology: 2 },
  ),
  symptom(
    'nothing',
    ['康复训练', 'Rehabilitation'],
    /康复|术后(?:锻炼|训练)|功能锻炼|偏瘫|言语训练|\brehab|\bphysiotherap|\bphysical therapy/,
    { rehabilitation: 5, neurology: 2, orthopaedics: 2, acupuncture: 1, chinese: 1 },
  ),
  // Places that are pointed at (src/pages/assistant/body-map.tsx), with nothing said of them yet
  symptom(
    'head',
    ['头部不适', 'Something of the head'],
    /(?:头|后脑)不舒服|\bwrong here \((?:back of the )?head\)/,
    {
      neurology: 3,
    },
  ),
  symptom('chest', ['胸口不适', 'Something of the chest'], /\bwrong here \(chest\)/, {
    cardiology: 3,
    respiratory: 2,
  }),
  symptom(
    'limbs',
    ['四肢、颈背不适', 'Something of a limb, the neck or the back'],
    /(?:手臂|手|腿|大腿后面|小腿肚|脚)不舒服|\bwrong here \((?:arm|hand|(?:back of the )?thigh|lower leg|foot|calf|neck|back)\)/,
    { orthopaedics: 3, rheumatology: 1, neurology: 1 },
  ),
  symptom('spine', ['臀部不适', 'Something of the buttocks'], /屁股不舒服|\bwrong here \(buttocks\)/, {
    generalSurgery: 3,
    orthopaedics: 2,
  }),
  // Women, children
  symptom(
    'women',
    ['月经、妇科', 'Periods and women’s health'],
    /月经|例假|姨妈|痛经|白带|阴道|外阴|下面(?:痒|有味)|子宫|卵巢|宫颈|盆腔|闭经|更年期|绝经|上环|取环|人流|hpv|妇科|下身|\bperiods?\b|\bmenstr|\bvagin|\bdischarge|\buter|\bovar|\bcervi|\bpelvic|\bmenopaus|\biud\b|\bhpv\b|\bpap\b|\bfibroid|\bhot flush|\bgyn/,
    { gynaecology: 5, womensHealth: 1 },
  ),
  symptom(
    'pregnancy',
    ['怀孕', 'Pregnancy'],
    /怀孕|孕(?!前|育)|产检|建档|胎|预产|早孕|保胎|四维|唐筛|\bpregnan|\bprenatal|\bantenatal|\bfetal|\bmorning sickness|\bmidwi/,
    { obstetrics: 5, gynaecology: 3 },
    /备孕|不孕|孕前|怀不上|难怀|怀不了|试管|\bget pregnant|\btrying|\bconceiv|\bivf\b/,
  ),
  symptom(
    'women',
    ['产后、哺乳', 'After birth'],
    /哺乳|堵奶|产后|剖腹产|\bbreast-?feed|\bpostpartum/,
    { obstetrics: 5, gynaecology: 3 },
    /备孕|不孕|孕前|怀不上|难怀|怀不了|试管|\bget pregnant|\btrying|\bconceiv|\bivf\b/,
  ),
  symptom(
    'nothing',
    ['备孕、不孕', 'Trying for a child'],
    /备孕|不孕|不育|孕前|怀不上|难怀|怀不了|试管|精子|精液|多囊|卵泡|要孩子|\binfertil|\bivf\b|\bget(?:ting)? pregnant|\bconceiv|\bsperm|\bpcos|\bpolycystic|\btrying for a baby|\bfertility/,
    { reproduction: 5, gynaecology: 3, urology: 2 },
  ),
  symptom(
    'nothing',
    ['乳房', 'Breast'],
    /乳(?:房|腺|头|沟)|奶(?:头|子)|胸(?:部)?(?:有)?(?:肿块|硬块|结块|摸到)|胸胀|\bbreast|\bnipple|\bmammo/,
    { thyroidBreast: 5, gynaecology: 1, womensHealth: 1 },
  ),
  symptom(
    'nothing',
    ['儿童生长发育', 'A child’s growth'],
    /(?:发育|长高|身高|个子|个头|矮|辅食|挑食|不长|疫苗|打针|体检|儿保|早熟|缺钙|说话晚|不会走)/,
    { childHealth: 1, paediatrics: 1 },
  ),
  // Eyes, ears, mouth, skin
  symptom(
    'eye',
    ['眼睛', 'Eyes'],
    /眼(?!皮跳|皮肿)|视力|近视|散光|老花|白内障|青光|看不清|看东西|飞蚊|结膜|麦粒肿|针眼|验光|视物|\beyes?\b|\bvision|\bsight|\bglasses|\bcataract|\bglaucoma|\bfloaters|\bblurr|\bstye|\bconjunctiv|\bcontact lens/,
    { eye: 5 },
    /眼前发黑|眼睛(?:发)?黄|眼白(?:发)?黄|突眼|\byellow|口干眼干|晕眼花/,
  ),
  symptom(
    'throat',
    ['耳、鼻、咽喉', 'Ear, nose, throat'],
    /耳|鼻|嗓|咽(?!不)|喉|扁桃|声音(?:嘶|哑)|声带|嘶哑|听力|听不|打喷嚏|喷嚏|鱼刺|嗅觉|闻不|腺样体|\bears?\b|\bearache|\bnose|\bnasal|\bsinus|\bthroat|\btonsil|\bhoarse|\bhearing(?! voices)|\btinnitus|\bsneez|\bsnot|\badenoid|\blost my voice|\bsmell\b|\bfish ?bone|\brunny/,
    { ent: 4 },
  ),
  symptom(
    'mouth',
    ['牙齿、口腔', 'Teeth and mouth'],
    /牙|口腔|智齿|口疮|溃疡(?:\S{0,2})嘴|嘴(?:里|巴)?(?:\S{0,3})(?:溃疡|起泡|破)|口臭|舌头|蛀|种植|矫正|嘴巴溃疡|腮帮|\bteeth|\btooth|\bdent|\bgums?\b|\bmouth|\bbraces|\bwisdom|\bcavity|\bcanker|\bbad breath|\btongue|\bjaw/,
    { dental: 5 },
  ),
  symptom(
    'skin',
    ['皮肤', 'Skin'],
    /皮肤|疹|痒|痘|湿疹|脱皮|脱发|掉头发|头屑|灰指甲|脚气|癣|痣|疣|斑(?!狼)|白癜|银屑|牛皮癣|疱疹|冻疮|狐臭|荨麻|红疙瘩|起泡|瘊|鸡眼|皮炎|\bskin|\brash|\bitch|\bacne|\beczema|\bhair (?:loss|falling)|\bbald|\bnail|\bfungus|\bmole\b|\bwart|\bpsorias|\bhives|\bshingles|\bdandruff|\bathlete'?s foot|\bpimple|\bcold sore|\bvitiligo|\bspots on my/,
    { skin: 4 },
    /外阴|阴道|下面痒|下身痒|肛|\bvagin|\banal|眼睛痒|耳(?:朵)?痒|\bitchy eyes|鼻子痒|疱疹后/,
  ),
  // Tumours, others
  symptom(
    'blood',
    ['肿瘤', 'Tumour'],
    /肿瘤|癌|化疗|放疗|靶向|转移|恶性|\bcancer|\btumou?r|\bchemo|\bradiotherapy|\bmalignan|\bmetasta|\boncolog/,
    { oncology: 4, generalSurgery: 1 },
    /垂体|脑瘤|脑膜瘤|\bbrain|甲状腺|乳腺|\bbreast|\bthyroid/,
  ),
  symptom(
    'blood',
    ['乳腺或甲状腺肿瘤', 'Tumour of breast or thyroid'],
    /(?:甲状腺|乳腺)(?:癌|肿瘤)|\b(?:breast|thyroid) cancer/,
    { thyroidBreast: 4, oncology: 4 },
  ),
  symptom(
    'nothing',
    ['中医调理', 'Chinese medicine'],
    /中医|中药|调理|体虚|膏方|气虚|湿气|上火|阴虚|阳虚|手脚冰|盗汗|针灸|推拿|\bchinese medicine|\bherbal|\bacupunct|\btuina/,
    { chinese: 5, acupuncture: 2, tuina: 1 },
  ),
  symptom(
    'nothing',
    ['体检、慢病配药', 'Check-up, repeat medicines'],
    /体检|配药|开药|续方|慢(?:性)?病|健康证|全身检查|检查一下身体|\bcheck-?up|\bphysical\b|\brefill|\brepeat prescription|\bprescription refill/,
    { general: 3, geriatrics: 1, cardiology: 1 },
  ),
]
