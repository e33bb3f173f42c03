import type { Complainant } from './complainant.ts'
import { either, type RedFlagPart, type RedFlagRule, rule } from './red-flag-rule.ts'
import * as slot from './red-flag-slots.ts'
import { saidNumbers } from './said-numbers.ts'

const marked = (...marks: readonly string[]) => new RegExp(marks.map((mark) => `${mark}$`).join('|'))
const youngerThan =
  (months: number) =>
  ({ ageMonths }: Complainant): boolean =>
    ageMonths !== undefined && ageMonths < months

const underThreeMonths: RedFlagPart = {
  said: new RegExp(
    `${saidNumbers.underThreeMonths}|新生(?:儿|宝)|(?:没|未|不|刚|才)(?:到|足|出)?满?月(?!经|份)(?:的)?(?:宝|孩|娃|婴)|满月(?:S{0,5})(?:宝|孩|娃|婴)|(?:出|没出)月子|\\bnewborn|\\bneonate`,
  ),
  ofWhom: youngerThan(3),
}
const underOneYear: RedFlagPart = {
  said: marked(saidNumbers.underOneYear, saidNumbers.underThreeMonths),
  ofWhom: youngerThan(12),
}
const illBaby =
  /滚烫|发烫|摸(?:\S{0,6})(?:烫|热)|好烫|很烫|发烧(?!吗)|烧(?:起来|到|了|得)|发热|很黄|不醒|不(?:肯|想|怎么)?(?:吃|喝|喂)(?:奶)?|有点烧|在烧|奶(?:也|都)?不(?:吃|喝|肯)|拒奶|叫不|嗜睡|软|哼哼|呻吟|凹|青|紫|抽|\bfeels? (?:\w+ )?hot\b|\bfever\w*\b|\b(?:won't|not|refus\w+|stopped|isn't) (?:to )?(?:\w+ )?(?:feed\w*|tak\w+|drink\w*|suck\w*|eat\w*|bottle|milk|wake)\b|\bgrunt\w*\b|\bfloppy\b|\blimp\b|\bblue\b|\bmottled\b|\bhard to wake\b|\bwon't wake\b/

/** Facts that may lie anywhere in what is said, in any order, put together from `red-flag-slots.ts`. */
export const redFlagConcepts: readonly RedFlagRule[] = [
  // Heart
  rule(
    'chest_pain',
    [
      slot.chest,
      slot.pressure,
      /冷汗|大汗|满头汗|一身汗|硝酸甘油|救心丸|麝香保心|濒死|惨白|\bsweat\w*\b|\bclammy\b|\bgr[ae]y\b|\bnitro\w*\b|\bgtn\b/,
    ],
    /乳|健身|\bgym\b|\bworkout\b/,
  ),
  rule(
    'chest_pain',
    [/胸|心口|心窝|\bchest\b/, slot.pressure, slot.radiating],
    /乳|健身|颈椎|\bgym\b|\bworkout\b|\bx-?ray/,
  ),
  // Stroke
  rule('stroke', [
    /手|臂|胳膊|腿|脚|脸|半身|\barm\b|\bleg\b|\bhand\b|\bface\b/,
    /没(?:有)?(?:力|劲|知觉)|使不上|拿不住|握不住|抬不|发?麻|不听使|\bdead\b|\bnumb\w*\b|\bweak\w*\b|\blimp\b|\bheavy\b|\btingl\w*\b|\bdropp\w+\b/,
    /说不(?:出|清)|(?:讲|说)(?:话|的话|出来的)?(?:\S{0,4})(?:不清|不出|含糊|乱|听不懂|打结|大舌头)|舌头(?:打结|不听|发硬)|\b(?:get|find|form) (?:\w+ )?(?:words|sentence)\b|\b(?:strange|wrong|jumbled|garbled|mixed up|funny) words\b|\bwords (?:\w+ )?(?:out|wrong|jumbled|mixed|garbled)\b|\bspeech\b|\bspeak\w*\b|\btalk\w*\b/,
  ]),
  rule(
    'stroke',
    /\b(?:couldn't|can't|cannot|could not|unable to) (?:get|find|form|make) (?:\w+ ){0,2}(?:words|sentences?)\b|\bwords (?:come|came|coming) out (?:wrong|jumbled|funny|all)|\b(?:speaks?|talk(?:s|ing)?) (?:gibberish|nonsense|strange words)|嘴瓢|听不懂(?:别人|我们|我)(?:说|讲)(?:话|什么)/,
  ),
  // Bleeding
  rule(
    'bleeding',
    [
      /(?:吐|呕|咯|咳|喷).{0,12}血(?!压|糖|丝|脂)|血.{0,6}(?:吐|呕|咯|咳)(?:出|了)|\b(?:vomit\w*|thr(?:ow\w*|ew) up|puk\w+|cough\w*|br(?:ing|ought|inging) up|spew\w*|being sick|spat|spitting)(?: \w+){0,8} blood\b|\bblood(?: \w+){0,4} (?:vomit\w*|sick|cough\w*)\b/,
    ],
    /血丝|一点点|牙龈|刷牙|\bstreak|\bgums?\b|\bbrush|\bfloss/,
  ),
  rule(
    'bleeding',
    [
      slot.rectum,
      slot.blood,
      either(
        slot.ashen,
        slot.faint,
        /血块|大量|好多|很多|半(?:盆|桶|马桶)|一(?:大)?(?:滩|盆|马桶)|全是|\bclots?\b|\blots?\b|\bpour\w*\b|\bfull of\b|\bheav(?:y|ily)\b/,
      ),
    ],
    /潜血|隐血|一点点血|\bstreak/,
  ),
  rule(
    'bleeding',
    [
      slot.bloodThinner,
      /血(?=\S{0,4}(?:流|冒|不|出|一))|流血|出血|便血|黑便|黑大便|摔|撞|磕|\bble(?:ed|d)\w*\b|\bnose ?bleed|\bfell\b|\bfall\b|\bhit\b|\bbang\w*\b|\bblack (?:stool|poo)/,
    ],
    /复查|刷牙|拔牙前|手术前|停药|\bbefore (?:my |the )?(?:surgery|procedure|dentist)/,
  ),
  rule('bleeding', [
    /吐|呕|咯|咳/,
    /(?:都|全|大口|几口|碗|盆|杯)(?:是)?(?:\S{0,4})(?:红|黑|咖啡)|血(?!压|糖|丝|脂)|\bdark (?:red|brown)\b/,
    /碗|盆|大口|几口|满|全|红色|鲜红|一地/,
  ]),
  rule(
    'bleeding',
    /(?:涌|冒|喷|飙|淌|滋)(?:出)?(?:\S{0,3})血|血(?:\S{0,4})(?:涌|冒|飙|喷|滋)|(?:划|割|切)(?:开|断|到)(?:\S{0,8})(?:筋|骨|动脉|血管)|看(?:得)?到(?:筋|骨)/,
    /冒充|血压/,
  ),
  // Breath
  rule('breathlessness', [
    slot.smallChild,
    /肋骨?(?:\S{0,5})(?:凹|陷|吸)|三凹|(?:胸|锁骨|脖子|喉咙)(?:\S{0,5})(?:凹|陷进|吸进)|鼻翼|呻吟|哼哼|喉鸣|犬吠|狗叫(?:一样|样|似)|发(?:紫|青|绀)|\bsuck\w* in\b|\bretract\w*\b|\bribs?\b(?=.*\b(?:in|show\w*|suck\w*|pull\w*)\b)|\bgrunt\w*\b|\bnostrils? flar\w*\b|\bnasal flaring\b|\bflaring\b|\bhead bobbing\b|\bstridor\b|\bbarking cough\b|\bpauses? (?:in )?breath\w*\b|\b(?:turn\w*|gone|going|went|lips) (?:\w+ )?blue\b|\btummy (?:breath|pump)\w*/,
  ]),
  rule(
    'breathlessness',
    /粉红(?:色)?(?:的)?(?:泡沫)?(?:样)?(?:痰|泡|沫)|泡沫(?:样)?痰|\bpink (?:\w+ )?(?:froth\w*|foam\w*|sputum|phlegm)\b|\bfrothy (?:pink )?sputum\b/,
  ),
  rule('breathlessness', [
    /哮喘|老慢支|慢阻肺|喘|沙丁胺醇|万托林|信必可|气雾剂|喷(?:雾|药|了)|\binhaler\b|\bpuffer\b|\bventolin\b|\basthma\b|\bsalbutamol\b|\balbuterol\b|\bnebuli[sz]er\b|\bcopd\b/,
    /没(?:有)?(?:用|效|缓解|好转)|不(?:管用|灵|见效|起作用|缓解|行了)|说不(?:成|了|全|完)|\b(?:not|isn't|doesn't|aren't|no longer|don't) (?:\w+ )?(?:help\w*|work\w*|touch\w*)\b|\bno (?:help|good|effect|use|relief)\b|\bran out\b|\bfew words\b|\bcan't (?:talk|speak|finish)\b/,
  ]),
  rule(
    'breathlessness',
    /(?:说|讲)不(?:成|了|出|到)(?:一?句)?(?:话|嘢|东西)|血氧(?:\S{0,4})(?:[5-8]\d|9[0-2])|(?:脸|面)(?:色|都|孔)?(?:\S{0,2})(?:发)?(?:青|紫)(?!春)|\b(?:dusky|cyanos\w+)\b|\b(?:few|two|three|one) words? at a time\b|\bfighting for (?:air|breath)\b|\bhungry for air\b|\b(?:hardly|barely|scarcely|not really) breathing\b|\bbreathing (?:is )?(?:very |really |so )?(?:slow|shallow|strange|weird|funny|noisy)\w*\b|\bair hunger\b|\bcan't get (?:any |enough )?(?:air|breath)\b|进(?:气)?(?:的)?少出(?:气)?(?:的)?多|呼吸(?:很|特别|越来越)?(?:浅|慢|微弱|弱)/,
  ),
  // Burns
  rule(
    'burn',
    [slot.burnt, slot.deepBurn],
    /晒|疤|结痂|白发|头发(?:发黄|烫)|烫发|烧烤|舌头|激光|\bsunburn|\bscar\b|\bscab|\btongue\b|\bcoffee\b|\bheartburn|\bwhite noise\b|\bhot flush/,
  ),
  rule(
    'burn',
    [slot.corrosive, slot.skin, slot.contact],
    /疤|说明书|怎么(?:用|清)|\bacid reflux|\bscar\b|\bgarden/,
  ),
  rule(
    'burn',
    [
      /触电|漏电|电(?:打|到|着|击|麻)|电线|高压线|插座|\belectri\w+\b|\bsocket\b|\blive wire\b|\bmains\b|\bzapped\b/,
      /打(?:到|了|飞)|麻(?:了|到|木)|黑|弹开|摔|焦|黑|心慌|晕|手|\bshock\w*\b|\bzapped\b|\bthrown\b|\bnumb\b|\bburnt?\b|\bpass\w* out\b|\bpalpit\w*\b/,
    ],
    /电疗|理疗|心电|脑电|肌电|电话|电影|电梯|电脑|电动|\belectric (?:bike|scooter|toothbrush|car|blanket)|\belectronic/,
  ),
  // Eyes
  rule('eye', [slot.irritant, slot.eye, slot.contact], /滴眼液|眼药水|人工泪液|\beye ?drops?\b/),
  rule(
    'eye',
    [
      slot.flyingThing,
      slot.eye,
      /扎|刺|戳|崩|飞|弹|溅|划|进(?!口|货)|流|看不|出血|炸|\bshot\b|\bflew\b|\bwent\b|\bhit\b|\bstuck\b|\bpok\w+\b|\bstab\w*\b|\bin (?:my|his|her|the) eye\b|\bcan't see\b|\bblood\b|\bpierc\w*\b/,
    ],
    /近视|眼镜|\bglasses\b|\bcontact lens/,
  ),
  rule(
    'eye',
    [
      slot.eye,
      /看不(?:见|到)|失明|一片黑|(?:一半|半边|上面|下面|旁边|边上)(?:\S{0,3})黑|黑影(?:遮|挡|飘|越)|窗帘|幕布|帘子|遮住|闪光|\bcan't see\b|\bcannot see\b|\b(?:lost|loss of|losing|no) (?:\w+ ){0,2}(?:sight|vision)\b|\b(?:gone|went|going|turned) (?:\w+ )?(?:blind|dark|black)\b|\bcurtain\b|\bshutter\b|\bblind coming down\b|\bshadow\b|\bveil\b|\bflashes\b/,
      /突然|忽然|一下子|今天|今早|刚才|刚刚|小时|窗帘|幕布|闪光|早上|\bsudden\w*\b|\btoday\b|\bthis morning\b|\bhours?\b|\bminutes\b|\bcurtain\b|\bshutter\b|\bmin(?:ute)?s?\b|\bflashes\b|\bwoke\b|\bjust\b/,
    ],
    /慢慢|多年|残疾|眼镜|验光|散光|近视|老花|电脑|手机|\bglasses\b|\bscreens?\b/,
  ),
  // Infants
  rule('infant_fever', [underThreeMonths, marked(saidNumbers.fever, saidNumbers.cold)]),
  rule('infant_fever', [underThreeMonths, illBaby]),
  rule('infant_fever', [underOneYear, marked(saidNumbers.highFever)]),
  // Seizures
  rule(
    'seizure',
    [slot.fit, slot.repeated],
    /没(?:有)?(?:再)?发作|小时候|\bpanic attack|\bheart attack|\bwell controlled|\bfits? (?:me|in|into|well)\b|\basthma|\bmigraine|哮喘/,
  ),
  rule('seizure', [slot.shaking, slot.afterFit], /睡觉|眼皮|肌肉|手抖|\bcoffee\b|\beyelid|\bfit and well/),
  // Sepsis
  rule('sepsis', [slot.rigor, slot.muddled]),
  rule('sepsis', [slot.rigor, slot.badlyPerfused]),
  rule('sepsis', [slot.infection, slot.muddled], /没精神|\bear infection/),
  rule('sepsis', [slot.infection, slot.badlyPerfused]),
  rule('sepsis', [marked(saidNumbers.fever), slot.muddled], /精神(?:很|挺|还)?好/),
  rule('sepsis', [marked(saidNumbers.fever), slot.badlyPerfused], /\bplaying\b|精神(?:很|挺|还)?好/),
  rule('sepsis', [
    /化疗|白血病|移植|骨髓|粒细胞|\bchemo\w*\b|\btransplant\w*\b|\bneutropeni\w*\b|\bleuk\w+\b/,
    marked(saidNumbers.fever),
  ]),
  rule('sepsis', [
    /紫|红点|出血点|瘀|斑|疹|\brash\b|\bspots\b|\bblotches\b|\bbruis\w*\b/,
    /(?:压|按)(?:\S{0,6})(?:不|没)(?:退|褪|消|掉)|(?:不|没)(?:退|褪)色|玻璃杯|\b(?:don't|doesn't|won't|not|does not|do not) (?:fade|go away|disappear|blanch|go)\b|\bglass\b|\bnon-?blanching\b/,
  ]),
  // Pain that does not wait
  rule(
    'severe_pain',
    [
      slot.testicle,
      /痛|肿|难受|\bpain\w*\b|\bagon\w+\b|\bhurt\w*\b|\bswoll?en\b|\bswell\w*\b|\btwist\w*\b/,
      /突然|忽然|痛醒|吐|恶心|碰都|不能碰|不敢碰|肿得|很痛|剧|发紫|老大|小时|\bsudden\w*\b|\bagon\w+\b|\bthrow\w*\b|\bvomit\w*\b|\bsick\b|\bhours?\b|\bhrs?\b|\bwoke\b|\bsevere\b|\bterrible\b|\bunbearable\b|\bhigh\b|\bred\b|\bcan't walk\b/,
    ],
    /结扎|\bvasectomy/,
  ),
  rule(
    'severe_pain',
    [
      slot.belly,
      /(?:硬|板)(?:得|邦|梆)?(?:像)?|绷(?:得)?紧|\b(?:hard|rigid|stiff|solid|tense)\b|\blike (?:a )?(?:board|table|rock|wood|stone)\b/,
      /痛(?!经)|碰|按|吐|烧|动不|不敢动|\bpain\w*\b|\bhurts?\b|\btouch\w*\b|\bagony\b|\bvomit\w*\b|\bsick\b|\bfever\b|\bache\b/,
    ],
    /便秘|大便(?:\S{0,4})硬|硬(?:块|币|盘|化)|肝硬化|\bhard to\b|\bhard (?:stools?|poo)|\bconstipat/,
  ),
  rule(
    'severe_pain',
    [slot.belly, /痛|\bpain\w*\b|\bhurts?\b|\bcramp\w*\b/, slot.ashen],
    /痛经|例假|月经|\bperiod/,
  ),
  rule(
    'severe_pain',
    [
      slot.belly,
      /撕裂|刀割|刀绞|搏动|跳动的包|直不起|满地|打滚|蜷|\btear\w*\b|\bripp?\w*\b|\bpulsat\w*\b|\bdoubled\b|\bcurled\b|\bwrithing\b|\bscream\w*\b|\bagony\b|\bexcruciating\b/,
    ],
    /痛经|月经|例假|\bperiod|\bworkout/,
  ),
  rule('severe_pain', [
    /(?:尿|小便)(?:\S{0,3})(?:不出|拉不|排不)|\b(?:can't|cannot|unable to|haven't|not able to) (?:pee|wee|pass (?:any )?(?:urine|water)|urinate)\b/,
    /胀|痛|一(?:整)?天|半天|小时|麻|\bhours?\b|\bpain\w*\b|\bbursting\b|\bswollen\b|\bnumb\w*\b|\bsince\b|\ball day\b/,
  ]),
  rule(
    'severe_pain',
    [
      slot.limb,
      /(?:冰凉|冰冷|发凉|冷)|\bcold\b|\bno pulse\b|摸不到脉/,
      /(?:发)?白(?!天|领)|发紫|没(?:有)?脉|摸不到脉|\bpale\b|\bwhite\b|\bblue\b|\bno pulse\b/,
      /痛|麻|\bpain\w*\b|\bhurts?\b|\bnumb\b|\bagony\b/,
    ],
    /雷诺|多年|\braynaud|\bfor years\b/,
  ),
  rule('severe_pain', [
    /腰|背|\bback\b|\bspine\b/,
    /大小便(?:\S{0,3})(?:失禁|控制|没感觉)|(?:会阴|屁股|马鞍|肛门|下身)(?:\S{0,6})麻|尿(?:\S{0,2})不出|\bnumb\w* (?:\w+ ){0,2}(?:between|groin|saddle|bottom|genital\w*)\b|\bbetween (?:my |his |her )?legs\b|\b(?:wet|soil)\w* (?:my|him|her)self\b|\bincontinen\w*\b|\bcan't (?:pee|wee|control)\b/,
  ]),
]
