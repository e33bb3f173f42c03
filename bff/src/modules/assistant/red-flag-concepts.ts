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
  /滚烫|发烫|摸(?:\S{0,6})(?:烫|热)|好烫|很烫|发烧(?!吗)|烧(?:起来|到|了|得)|发热|很黄|不醒|不(?:肯|想|怎么)?(?:吃|喝|喂)(?:奶)?|奶(?:也|都)?不(?:吃|喝|肯)|拒奶|叫不|嗜睡|软|哼哼|呻吟|凹|青|紫|抽|\bfeels? (?:\w+ )?hot\b|\bfever\w*\b|\b(?:won't|not|refus\w+|stopped|isn't) (?:to )?(?:\w+ )?(?:feed\w*|tak\w+|drink\w*|suck\w*|eat\w*|bottle|milk|wake)\b|\bgrunt\w*\b|\bfloppy\b|\blimp\b|\bblue\b|\bmottled\b|\bhard to wake\b|\bwon't wake\b/

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
  rule('chest_pain', [
    /硝酸甘油|救心丸|保心丸|\bnitro(?:glycerin\w*)?\b|\bgtn\b|\bangina\b/,
    /没(?:有)?(?:用|效|好|缓解)|不(?:灵|管用|见好|缓解|起作用)|还(?:是)?(?:痛|闷)|\b(?:not|isn't|didn't|doesn't|no) (?:\w+ )?(?:help\w*|work\w*|relie\w+|better|eas\w+|shift\w*|settl\w*|going away)\b|\bstill\b/,
  ]),
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
  rule('stroke', [
    /一过性|过一会|几分钟(?:就|又|后)|又好了|自己好了|缓过来|\bbetter now\b|\bwent away\b|\bback to normal\b|\bpassed\b/,
    /一侧.{0,6}(?:麻|无力|没力|没劲|黑)|一只眼|半边|(?:说|讲)(?:话)?(?:\S{0,3})不(?:清|出)|嘴歪|眼前一黑|\bone (?:eye|side|arm|leg)\b|\bdroop\w*\b|\bcouldn't (?:speak|talk|see|move)\b|\barm (?:\w+ )?(?:dead|numb|weak|limp)\b/,
  ]),
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
    [slot.bleeds, slot.unstopped],
    /偶尔|体检|月经|例假|姨妈|刷牙|已经(?:停|止)|不流血了|\bperiods?\b|\bstopped straight\b|\bgums?\b|\bapp\b|\bdonat/,
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
  rule('eye', [
    slot.eye,
    /肿|\bswoll?en\b|\bbulg\w*\b/,
    /发烧|高烧|重影|(?:眼球|眼睛|眼珠)(?:\S{0,3})(?:转|动)不|突出|看不|§fever|\bfever\w*\b|\bdouble vision\b|\bcan't (?:move|see)\b|\bbulg\w*\b/,
  ]),
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
  rule(
    'severe_pain',
    /(?:这辈子|一辈子|从来|从没|没有|没)(?:没|都没)?(?:有)?(?:过)?(?:这么|那么|如此)(?:厉害|剧烈)?(?:的)?(?:头)?痛/,
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
  // The mind
  rule(
    'suicide',
    [
      /(?:声音|有人|幻听)(?:\S{0,8})(?:叫|让|要|命令|喊|催|逼)(?:\S{0,4})(?:死|跳|自杀|伤|砍|杀|割)|\b(?:voices?|someone in my head)\b.{0,40}\b(?:kill|die|jump|hurt|harm|end|cut)\b/,
    ],
    /电影|小说|\bmovie\b/,
  ),
  rule(
    'suicide',
    [
      /炭|胶带|绳|安眠药|安定|药片|毒药|农药|刀(?!闸|豆)|楼顶|天台|桥上|铁轨|站台|煤气|窗台|悬崖|\brope\b|\bnoose\b|\bcharcoal\b|\bpills\b|\btablets\b|\bgun\b|\bblades?\b|\brazor\b|\bbridge\b|\bcliff\b|\brooftop\b|\btrain tracks?\b|\bhelium\b|\bbelt\b/,
      /今晚(?:就)?走|(?:不想|不再|别)(?:再)?(?:连累|拖累)|告别|永别|再见了|最后(?:一|的)(?:晚|天|次|条|顿)|解脱|照顾好|后事|遗言|不在了|走了(?:就)?(?:好|清静)|准备好了|攒(?:了|着|够)|囤|都吃(?:了|下去)就|对不起(?:爸|妈|大家|孩子|你们)|想跳|没有明天|撑不下去|活|\bsay(?:ing)? goodbye\b|\bsaid goodbye\b|\bgoodbye\b|\btonight\b|\bburden\b|\bfor ever\b|\bforever\b|\bsorry (?:for everything|mum|mom|everyone)\b|\bsav(?:ed|ing) up\b|\bcollect(?:ed|ing)\b|\bstockpil\w*\b|\bhoard\w*\b|\bready to go\b|\bpeace\b|\bover soon\b|\bnot be here\b|\bno more pain\b|\blast (?:night|day|message)\b|\bcan't go on\b/,
    ],
    /烧烤|切菜|\bbbq\b|\bbarbecue\b|\bappointment tonight\b|\btake (?:my )?(?:pills|tablets) tonight\b|复诊|配药/,
  ),
  rule(
    'suicide',
    /永别|累赘|没(?:有)?我(?:\S{0,6})(?:轻松|更好|解脱)|(?:照顾好|替我照顾|帮我照顾|托付)(?:\S{0,5})(?:孩子|宝宝|爸|妈|父母|猫|狗|弟|妹)(?:\S{0,6}(?:走|去)了|$)|药(?:片|都|也|已经|全)*(?:攒|存|囤)(?:够|好|齐|了)|(?:攒|囤|存)(?:够|好|齐|了|着)(?:\S{0,6})药|绳子(?:\S{0,5})(?:挂|买|绑|系|准备)|站在(?:\S{0,4})(?:边|顶|外)(?=.{0,12}(?:风|高|跳|下|冷|走))|(?:不想|不愿|别)(?:再)?(?:连累|拖累)(?:\S{0,6})(?:了|家|人)|没有我(?:\S{0,8})(?:更好|会好|轻松|解脱)|(?:想|要|就这样)(?:彻底|永远|从这世上|从世界上)?消失(?:算|了|掉|在这)|(?:怕|快)(?:我|自己)?控制不住(?:\S{0,4})(?:伤害|杀|跳|做傻事|寻)|做(?:了)?傻事|(?:把)?(?:后事|银行卡密码|存折)(?:\S{0,4})(?:交代|安排|写)|想(?:去)?(?:陪|找)(?:\S{0,5})(?:过世|去世|死去|天上)|在天台|站在(?:\S{0,4})(?:楼顶|天台|桥|窗台|轨)|(?:当|成)(?:\S{0,3})累赘|\b(?:disappear|sleep) (?:for ?ever|and never wake)\b|\bnever wake up\b|\bwish i (?:wasn't|weren't|was not) (?:here|alive|born)\b|\bwon't be (?:here|around|alive) (?:tomorrow|much longer|anymore|next)\b|\bfinal (?:letter|message|note|goodbye)\b|\b(?:don't|do not) want to be (?:here|alive|around|on this)\b|\b(?:can't|cannot) do this any ?more\b|\bgiving away (?:my|all|his|her)\b|\b(?:no|any) point (?:in )?(?:living|going on|being alive|carrying on)\b|\bbetter off (?:if i|dead|when i)\b|\bend things\b|\bunalive\b|\b(?:going to|gonna|will) do it (?:tonight|now|today)\b|\bhave a plan (?:to|and)\b(?=.*\b(?:do it|die|end|go)\b)|\b(?:wrote|written|writing) (?:\w+ )?(?:letters?|notes?) to (?:my|the) (?:kids|children|family|parents|wife|husband|mum|mom)\b|\beveryone('d| would) be (?:better|happier)\b|\bsay(?:ing)? (?:my )?goodbyes?\b|\btexted goodbye\b|\bkms\b|\bslit (?:my|his|her)\b|\bsuch a burden\b|\bburden to (?:everyone|my family|them|you)\b|\bplan(?:ning)? to (?:die|end|hang|jump)\b/,
  ),
  // Poison
  rule(
    'poisoning',
    [
      /蘑菇|菌子|野菌|野菜|野果|\bmushrooms?\b|\bberr(?:y|ies)\b|\bfungi\b|\btoadstools?\b/,
      either(
        slot.sick,
        /小人|幻觉|晕|肚子|山上|野|采|捡|\bhallucinat\w*\b|\bdizzy\b|\bcramps?\b|\bpicked\b|\bforag\w*\b|\bwild\b|\bwoods\b|\bforest\b|\bseeing things\b/,
      ),
      /吃|喝汤|炒|煮|\bate\b|\beat(?:en|ing)?\b|\bhad\b|\bcook\w*\b|\bpicked\b|\bforag\w*\b|\bdinner\b|\blunch\b|\bsoup\b/,
    ],
    /能吃吗|可以吃吗|过敏原|\ballergy test/,
  ),
  rule(
    'poisoning',
    [
      /炭|煤|壁炉|火盆|热水器|发电机|发动机|车库|\bcharcoal\b|\bcoal\b|\bheater\b|\bgenerator\b|\bboiler\b|\bbbq\b|\bgarage\b|\bfireplace\b|\bstove\b|\bexhaust\b/,
      /头(?:痛|晕|昏|重|胀)|晕|恶心|吐|站不|叫(?:\S{0,3})(?:不|才)|迷糊|没力|\bheadaches?\b|\bdizz\w*\b|\bsick\b|\bnause\w*\b|\bvomit\w*\b|\bdrows\w*\b|\bsleepy\b|\bpass\w* out\b|\bwon't wake\b|\bconfus\w*\b/,
    ],
    /怎么预防|\bprevent|\bcarsick/,
  ),
  rule('poisoning', [
    /农药|喷药|打药|杀虫|除虫|除草|喷洒|\bpesticides?\b|\binsecticides?\b|\bweed ?killer\b|\bherbicides?\b|\borganophosph\w*\b|\bspray(?:ed|ing)? (?:\w+ )?(?:crops|field|fields|trees)\b|\bcrop spray\w*\b/,
    /口水|流涎|出汗|大汗|瞳孔|眼睛小|抖|抽|吐|恶心|晕|看不清|喘|迷糊|肚子痛|拉|\bsaliva\b|\bdrool\w*\b|\bsweat\w*\b|\bpupils?\b|\beyes small\b|\bshak\w*\b|\btwitch\w*\b|\bvomit\w*\b|\bsick\b|\bdizz\w*\b|\bnause\w*\b|\bheadache\b|\bweak\b|\bwheez\w*\b|\bbreath\w*\b/,
  ]),
  rule(
    'poisoning',
    [
      slot.smallChild,
      /(?:吃|吞|咽|偷吃|误食|误服|嚼|舔)(?:了|掉|下|进|过)?|\bate\b|\beaten\b|\bswallow\w*\b|\bgot (?:into|hold of|at)\b|\btook\b|\bchew\w*\b|\bmouth\b|\bdrank\b/,
      /(?:奶奶|爷爷|外婆|外公|妈妈|爸爸|我|大人|老人|他爸|他妈|家里)(?:的)?(?:\S{0,6})(?:药|片)|降压药|降糖药|避孕药|安眠药|安定|心脏药|抗抑郁|精神药|铁剂|纽扣|电池|洗衣|樟脑|干燥剂|(?:[3-9三四五六七八九十几]|\d{2})(?:几|多)?(?:粒|颗|片)(?:\S{0,3})药?|\b(?:grand\w+|gran(?:ny)?|nan(?:a|ny)?|my|mum(?:my)?|mom(?:my)?|dad(?:dy)?)(?:'?s)? (?:\w+ ){0,3}(?:pills?|tablets?|meds?|medicine|medication|vape|nicotine)\b|\bbatter(?:y|ies)\b|\biron (?:pills|tablets)\b|\bgummies\b|\bmagnets?\b|\bpods?\b|\bsome (?:pills|tablets)\b/,
    ],
    /按时|医生(?:开|让)|退烧药|饭后|剂量|饼干|肉|鱼片|薯片|麦片|\bprescribed\b|\bwith (?:his|her) meals\b|\bvitamin d\b|\btook his vitamin/,
  ),
  rule(
    'poisoning',
    [marked(saidNumbers.manyTablets)],
    /(?:每|一)盒|一个月|续方|配药|开(?:\S{0,4})(?:盒|瓶)|\bper (?:box|month|pack)\b|\bprescri|\brefill|\ba (?:month|week)\b|分(?:次|天)|疗程|\bover the (?:last|past) (?:week|month)/,
  ),
  rule(
    'poisoning',
    [
      /瞳孔(?:\S{0,4})(?:小|针)|针尖(?:样|大)|海洛因|吸毒|毒品|冰毒|注射器|芬太尼|美沙酮|摇头丸|k粉|笑气|\bpinpoint\b|\bpin ?prick pupils?\b|\btiny pupils?\b|\bneedle\b|\bheroin\b|\bfentanyl\b|\bopioids?\b|\boxy\w*\b|\bmethadone\b|\bmorphine\b|\bsyringe\b|\bmdma\b|\becstasy\b|\bcocaine\b|\bketamine\b|\bghb\b/,
      /叫不|没反应|不醒|呼吸(?:\S{0,3})(?:慢|浅|弱|停)|发紫|昏|打呼|抽|胸|\bout cold\b|\bbreathing\b|\bunrespons\w*\b|\bwon't wake\b|\bblue\b|\bsnoring\b|\bgurgl\w*\b|\bpassed out\b|\bnot waking\b|\bcollaps\w*\b|\boverheat\w*\b|\bchest\b/,
    ],
    /\bbiopsy|穿刺|活检/,
  ),
  rule('poisoning', [
    /84|洁厕|漂白|消毒(?:水|液)|氯|\bbleach\b|\bammonia\b|\bchlorine\b|\bcleaner\b/,
    /混|一起(?:用|倒)|兑|冒烟|毒气|\bmix\w*\b|\btogether\b|\bfumes?\b/,
    /咳|闷|喘|呛|流眼?泪|难受|头(?:晕|痛)|恶心|\bcough\w*\b|\bbreath\w*\b|\bchest\b|\bwheez\w*\b|\bthroat\b|\bdizz\w*\b|\bsick\b/,
  ]),
  rule('poisoning', [
    /甲醇|假酒|工业酒精|散酒|私酿|河豚|乌头|附子|草乌|夹竹桃|滴水观音|发芽(?:的)?土豆|\bmethanol\b|\bmoonshine\b|\bhomemade (?:liquor|alcohol|spirits?)\b|\bpuffer ?fish\b|\bfoxglove\b|\bhemlock\b/,
    /吃|喝|吞|麻|看不|吐|晕|\bdrank\b|\bdrink\w*\b|\bate\b|\bvision\b|\bnumb\b|\bvomit\w*\b/,
  ]),
  // With child
  rule(
    'pregnancy',
    /脐带(?:\S{0,3})(?:掉|脱|出|露|滑)|\bcord (?:\w+ ){0,2}(?:hanging|out|coming|prolaps\w*|came|visible|between)|\b(?:see|feel) (?:the |a )?(?:umbilical )?cord\b|(?:看到|摸到)(?:\S{0,3})(?:脐带|胎头|孩子(?:的)?头|小脚)|(?:头|脚)(?:都)?(?:快|要)?出来了\S{0,4}生|\bcrowning\b|\bwaters? (?:went|gone|have gone|broke\w*|burst)\b/,
  ),
  rule(
    'pregnancy',
    [
      slot.withChild,
      /哗|涌|(?:流|淌|漏|出)(?:\S{0,4})(?:好多|很多|一大|不停)?(?:\S{0,2})(?:水|羊水)|水(?:\S{0,3})(?:止不|流|一直|不停)|裤子(?:都)?湿|\bgush\w*\b|\bleak\w* (?:fluid|water)\b|\bwaters?\b(?= (?:\w+ )?(?:broke|gone|went|gush|leak))|\bfluid\b|\bsoaked (?:my|the) (?:bed|pants|trousers)/,
    ],
    /(?:喝|饮)(?:\S{0,4})水|鼻|口水|\bdrink|\bretention/,
  ),
  rule(
    'pregnancy',
    [
      slot.withChild,
      /(?:下面|下身|底下|内裤)(?:\S{0,5})血|见红|见血|流血|出血|血块|\bble(?:ed|d)\w*\b|\bblood (?:in|on|when|clots?|down|loss)\b|\bclots?\b/,
    ],
    /抽血|验血|\bgums?\b|\bnose|鼻/,
  ),
  rule('pregnancy', [
    slot.withChild,
    /(?:肚|腹)(?:\S{0,4})(?:硬|剧|绞|撕|很痛|痛得)|\bbelly (?:\w+ )?(?:hard|rigid)\b|\b(?:tummy|stomach|belly|abdominal|shoulder) (?:\w+ )?pain\b|\b(?:contractions|labou?r)\b/,
  ]),
  rule(
    'pregnancy',
    [
      slot.withChild,
      /头(?:部)?(?:\S{0,3})痛|\bhead ?(?:pain|ache)\w*\b|\bmigraine\b|血压|\bblood pressure\b|\bbp\b|\bface\b|脸/,
      /看(?:东西|不清)|眼(?:睛|前)(?:\S{0,4})(?:花|星|黑|糊)|肿|上腹|右上|1[6-9]\d\/|1[1-3]\d\b|\bspots\b|\bstars\b|\bflash\w*\b|\bblurr\w*\b|\bswell\w*\b|\bswoll?en\b|\bvision\b|\bunder (?:my )?ribs\b|\b1[6-9]\d\b/,
    ],
    /血压(?:都)?正常|早上就消|\bno swelling/,
  ),
  rule(
    'pregnancy',
    [
      slot.withChild,
      /(?:宝宝|胎儿|孩子|胎动|肚子里)(?:\S{0,10})(?:没(?:有)?(?:怎么)?动|不动|没了|少了|消失|感觉不到)|\b(?:haven't|not|can't|hasn't|don't|no|less|stopped|hardly|barely) (?:\w+ ){0,4}(?:mov(?:e|ed|ing|ement|ements)|kick\w*)\b/,
    ],
    /什么时候能感觉|\bwhen (?:will|do|can|should)\b/,
  ),
  rule('pregnancy', [slot.withChild, slot.shaking, slot.afterFit]),
  // Injuries
  rule(
    'trauma',
    [
      /头|脑|\bhead\b|\bskull\b/,
      /摔|撞|砸|磕|跌|\bhit\b|\bbang\w*\b|\bfell\b|\bfall\b|\bbump\w*\b|\bknock\w*\b|\bstruck\b/,
      either(
        slot.sick,
        slot.muddled,
        slot.bloodThinner,
        /耳朵(?:\S{0,3})(?:流|出)|清水|瞳孔|抽|\bclear fluid\b|\bpupils?\b|\bseizure\b|\bfit\b|\bblood from (?:his|her|my|the) ears?\b/,
      ),
    ],
    /去年|小时候|\byears ago\b|\bwhen i was\b/,
  ),
  rule('trauma', [
    /骨(?:头|折)?|\bbones?\b|\bbreak\b|\bbroken\b|\bfracture\b/,
    /露出|戳出|刺破|穿出|扎出|白骨|看(?:得)?(?:见|到)骨|\b(?:come|came|coming|stick\w*|poking|pok\w+|through|out of) (?:\w+ ){0,3}(?:skin|out)\b|\bopen (?:break|fracture)\b|\bcan see (?:the )?bone\b/,
  ]),
  rule('trauma', [
    /摔|跌|坠|掉下|车|潜水|跳水|撞|\bfell\b|\bfall\b|\bcrash\w*\b|\baccident\b|\bdiv(?:ed|ing)\b|\bdove\b|\bneck\b(?=.*\b(?:injur\w*|snap\w*|crack\w*|broke\w*)\b)/,
    /(?:腿|脚|手|下半身|下身|四肢|脖子)(?:\S{0,4})(?:没(?:有)?(?:知觉|感觉)|不能动|动不了|不会动|麻)|大小便失禁|\bcan't (?:move|feel) (?:\w+ )?(?:legs?|feet|toes|arms?|hands|neck)\b|\bno feeling\b|\bnumb (?:legs|from)\b|\b(?:legs|arms|hands|fingers) (?:\w+ )?(?:numb|tingl\w*)\b/,
  ]),
  rule('trauma', [
    /钢筋|铁棍|木棍|竹子|刀|钉子|箭|玻璃|\brod\b|\brebar\b|\bknife\b|\bspike\b|\barrow\b|\bfence\b|\bnail gun\b/,
    /穿(?:过|透|进|出)|贯穿|插(?:在|进|到)|扎(?:穿|透|得很深)|捅|\bthrough (?:my|his|her) (?:\w+ )?(?:leg|arm|hand|foot|chest|neck|shoulder|belly|stomach)\b|\bstuck in (?:my|his|her) (?:chest|neck|belly|stomach|back|head|leg|arm)\b/,
  ]),
  // Awareness
  rule(
    'unconscious',
    /摸不到(?:脉|心跳)|(?:突然|忽然|一下子)(?:\S{0,4})(?:软下|瘫下|倒下|栽倒|倒了|软了)|\bout cold\b|\b(?:dropped|slumped|keeled) (?:down|over|to)\b|\bgurgling\b|\b(?:won't|not|can't|doesn't) (?:come|coming|bring) (?:him |her )?(?:round|around|to)\b|\bcan(?:'t|not) (?:be )?(?:rouse|wake|get)\w* (?:him|her|my|them|up)\b|\bunrous\w+\b|\b(?:shake|shook|shaking|slap\w*|shout\w*) (?:him|her|them)\b.{0,30}\b(?:nothing|no response|no reaction|not)\b|\bno (?:response|reaction)\b|(?:推|拍|掐|摇|喊|叫|捏|打)(?:\S{0,8})(?:没(?:有)?(?:一点)?(?:反应|动静|声音)|不动|不吭声|才应|不吱声|没声)|没(?:有)?(?:了)?(?:呼吸|动静)|瘫(?:在|倒)(?:\S{0,4})(?:地|厕|床)|(?:倒|躺)在(?:\S{0,6})(?:不动|没反应|不说话|叫不)/,
    /闹钟|\balarm\b|\bsystem\b|\bapp\b|\bwebsite\b|客服|小程序|电话|前台|护士台|窗口/,
  ),
  // Allergy
  rule(
    'anaphylaxis',
    [
      /吃|喝|打(?:了|完)?(?:针|疫苗)|输液|药|针|蜂|蛰|蜇|叮|咬|过敏|花生|虾|蟹|海鲜|坚果|头孢|青霉素|阿莫西林|造影|\bate\b|\beat\w*\b|\bstung\b|\bsting\b|\bnuts?\b|\bpeanuts?\b|\ballerg\w*\b|\bshellfish\b|\bshrimp\b|\bprawns?\b|\bamoxicillin\b|\bpenicillin\b|\bantibiotic\w*\b|\btablets?\b|\binjection\b|\bjab\b|\bwasp\b|\bbee\b|\bsesame\b|\begg\b|\bkiwi\b/,
      /(?:唇|舌|眼睑|眼皮|喉|嗓|脸|面孔?)(?:\S{0,4})(?:肿|胀|紧|堵|麻|大)|声音(?:\S{0,3})(?:哑|变)|\b(?:lips?|tongue|eyelids?|throat|face|mouth)(?: \w+){0,5} (?:balloon\w*|swell\w*|swoll?en|puff\w*|tight\w*|clos\w*|fat|thick|huge|numb|itch\w*)\b|\bhoarse\b|\bthroat (?:\w+ )?(?:tight|clos\w*|itch\w*)\b/,
      either(
        slot.faint,
        slot.sick,
        slot.pressure,
        /疹|风团|痒|红|喘|呼吸|声音|\bhives\b|\brash\b|\bitch\w*\b|\bwheez\w*\b|\bbreath\w*\b|\bhoarse\b|\bwelts\b/,
      ),
    ],
    /感冒|扁桃体|咽炎|口红|\bcold sore|\btonsil|\bstye\b|\bhay fever/,
  ),
]
