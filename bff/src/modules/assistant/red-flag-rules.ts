import type { RedFlag } from '@tongzhen/contract/states'
import type { Complainant } from './complainant.ts'
import { redFlagConcepts } from './red-flag-concepts.ts'
import { redFlagHarms } from './red-flag-harms.ts'
import { type RedFlagPart, type RedFlagRule, rule } from './red-flag-rule.ts'
import { redFlagSigns } from './red-flag-signs.ts'

/** Parts that several rules need. */
const sudden =
  /突然|忽然|一下子|刚刚|刚才|猛地|\bsudden|\ball of a sudden\b|\bjust now\b|\bout of nowhere\b|\bminutes? ago\b|\bhours? ago\b|\bthis morning\b|今早|今天/
const pregnant =
  /怀孕|孕\d+|孕(?:妇|期|早|中|晚|后期)|怀了|有喜|大肚子|大肚婆|大着肚子|有身(?:孕|己)|\d+周(?:了)?|身孕|预产期|\bpregnan|\bweeks along\b|\btrimester\b|\bexpecting\b/
const bleeding = /出血|流血|见红(?:很多|多)|流了?(?:很多|好多|大量)血|血块|鲜血|\bbleed|\bblood\b/
const fever =
  /发烧|发热|高烧|高热|烧到|烧得|低烧|体温(?:3[89]|4\d)|(?:3[89]|4[0-2])(?:\.\d)?(?:度|℃|°)|滚烫|发烫|\bfever|\btemperature (?:of |is )?(?:3[89]|4\d|10[0-6])|\b(?:3[89]|4[01])(?:\.\d)? ?(?:c|degrees)\b|\b10[0-6](?:\.\d)? ?f\b|\bburning up\b|\bfeels? (?:very |really |so )?hot\b|\bhigh temperature\b|寒热/
/** Between `from` and `to` full months, the latter not included; an age that nobody knows is neither. */
const aged =
  (from: number, to: number) =>
  ({ ageMonths }: Complainant): boolean =>
    ageMonths !== undefined && ageMonths >= from && ageMonths < to
/** Under three months. */
const newborn: RedFlagPart = {
  said: /新生儿|刚出生|(?:出生|生下来|生出来|落地|下地)(?:才|刚|了|只有|第)*(?:(?:\d{1,2}|[一二三四五六七八九十几]+)(?:天|日|周|个?星期|个?礼拜)|[12一二两]个(?!多?(?:小时|钟))|(?:\d{1,2}|[一二三四五六七八九十几]+)个?(?:小时|钟头))|刚(?:满)?生下来|(?:没|未|不足|不到|不满|还没|没到|刚|才)满?月|满月(?:的)?(?:宝宝|孩子)|(?:^|\D)[12一二两]个?(?:多|半)?月(?:大|的|半)?(?:的)?(?:宝|孩|婴|女|儿|男|小)|(?:宝|孩|婴|女儿|儿子|小孩|小)\S{0,4}(?:才|刚|只有)?[12一二两]个?多?月(?!前)|(?:宝|孩|婴|女儿|儿子)\S{0,6}(?:\d{1,2}|[一二三四五六七八九十]+)天(?:大|$)|(?:\d{1,2}|[一二三四五六七八九十]+)天大|(?:\d{1,2}|[一二三四五六七八九十]+)天的(?:婴|宝|孩|女|儿|男)|百天(?:不到|以内)|不到三个月|不满三个月|不到3个月|三个月不到|月子里的?(?:宝|孩)|\bnewborn|\bneonate|\b(?:[1-9]|1[01]|one|two|three|four|five|six|seven|eight|nine|ten)[- ]weeks?[- ]old\b|\b(?:1|2|one|two)[- ]months?[- ]old\b|\b\d{1,2}[- ]days?[- ]old\b|\bborn (?:\w+ )?(?:days?|weeks?) ago\b/,
  ofWhom: aged(0, 3),
}
const infant: RedFlagPart = {
  said: /宝宝|婴儿|幼儿|孩子|小孩|女儿|儿子|娃|孙(?:子|女)|\bbaby\b|\binfant\b|\btoddler\b|\bchild\b|\bson\b|\bdaughter\b|\bkid\b|\bgrand(?:son|daughter|child)\b/,
  ofWhom: aged(0, 6 * 12),
}

/** Phrases that tell an emergency by themselves, or with a second one; see bff/test/assistant for how they were measured. */
const phrases: readonly RedFlagRule[] = [
  // Heart
  rule(
    'chest_pain',
    /胸(?:口|部|前|骨后|中间|部正中|前区)?(?:这里|里面|像|好像|一直|突然|现在|感觉|左边|左侧|中间|就|特别|非常|有点|也|都|又|正|阵阵|一阵阵|一阵|压着|那块|那里|这块|憋得|闷得|非常地|地|很|好|剧烈|剧|压榨性|撕裂样?|持续|隐隐作?|阵发性|压迫|翳|闷|堵|憋|堵得|紧得|发|的|往|样|性|,|\s)*(?:痛|绞|压榨|撕裂|压了|压着|压块|被压|石头|像刀|刀割|勒住|紧缩)|心绞痛(?!的?药)|心梗|心肌梗|心脏(?:病)?(?:突然)?(?:痛|绞|发作|剧痛|停|骤停|像被)|心前区.{0,4}(?:痛|闷)|胸闷.{0,10}(?:出冷?汗|大汗|冷汗|痛|左臂|左肩|要死|喘|憋|晕|透不)/,
    /乳房|乳头|乳腺|胸片|胸椎(?:间盘)?|皮肤|疹|痘|带状疱疹|健身|撸铁|胸透/,
  ),
  rule('chest_pain', [
    /胸闷|胸口(?:\S{0,4})(?:闷|堵|憋|紧|翳|难受)/,
    /冷汗|大汗|出汗|左(?:臂|肩|胳膊|手臂|手)|下巴|濒死|要死|恶心|嘴唇发(?:紫|白)|发紫|\bsweat/,
  ]),
  // Stroke
  rule(
    'stroke',
    /中风(?!险|后)|脑(?:卒中|溢血|出血|梗死?)(?!死|后|筛查)|嘴(?:角|巴)?(?:都|突然|有点|往一边|向一边|往右|往左|也)?(?:歪|斜)|口(?:眼)?歪|脸(?:突然)?(?:歪|一侧垮|一侧塌|垮下|掉下)|(?:说|讲)(?:话|的话)?(?:\S{0,3})(?:说|讲)?不清(?!楚为什么|楚怎么)|说话(?:突然)?(?:含糊|大舌头|不利索|不利落|说不清|舌头)|大舌头|(?:一侧|左侧|右侧|左边|右边|左|右|半身|半边)(?:身子|身体|手脚|手臂|胳膊|肢体|的手|手和脚|手|脚|腿|脸|面部){1,3}.{0,6}(?:没(?:有)?(?:力|劲)|不(?:能|会|听)(?:动|使唤)?|动不了|抬不起|瘫|不听使唤|发软|使不上(?:力|劲)|无力|没知觉|软了|麻木)|偏瘫|半身不遂|半身(?:突然)?(?:动不了|不会动|不能动|麻)|说不出(?:来)?话|讲不出(?:来)?话|话说不出|讲话(?:突然)?(?:不清|含糊)|口齿不清|\bface (?:is |has )?(?:\w+ )?(?:droop|sagg|lopsided|fallen|numb)|\bdroop(?:ing|y|ed)? (?:face|mouth|smile)|\bslurr(?:ed|ing)\b|\bslurs\b|\bspeech (?:is )?(?:\w+ )?(?:slurred|garbled|gone)|(?<!\bafter (?:a|the|his|her|my) )\bstroke\b(?! of)|\b(?:one|left|right) (?:side|arm|leg|hand)(?: \w+){0,6} (?:weak|numb|paraly[sz]ed|limp|won't move|can't move|stopped working|dead)|\bcan'?t (?:speak|talk|move (?:my|his|her) (?:left|right|arm|leg|one))|\bcannot (?:speak|talk)|\bmouth (?:is )?(?:crooked|droop\w*|pulled)|\b(?:arm|leg|hand) (?:suddenly )?(?:went|gone|is) (?:limp|numb|weak)|\bweak(?:ness)? (?:on|in|down) (?:one|the left|the right|his left|his right|her left|her right|my left|my right)|\bcan'?t (?:lift|raise|feel) (?:my|his|her) (?:left|right|arm)/,
    /面瘫(?:后|康复|针灸)|天生|口吃|牙(?:齿)?(?:歪|矫)|拔牙|麻药|\bheat stroke prevention|\bswimming|\bgolf|\bbraces|\bdentist/,
  ),
  rule('stroke', [
    sudden,
    /看不见|看不清|失明|眼前(?:一黑|发黑)|视力(?:没了|丧失)|复视|重影|\blost (?:my |his |her )?(?:vision|sight)|\bcan'?t see\b|\bgone blind|\bdouble vision|\bvision (?:went|is gone)|\bwent blind/,
  ]),
  rule(
    'stroke',
    [
      /突然|忽然|一下子|\bsudden|\bworst\b|\bthunderclap/,
      /头(?:部)?.{0,4}(?:剧痛|炸|裂开|痛得|剧烈|很痛|像被打)|剧烈头痛|头痛欲裂|爆炸(?:样|性)?头痛|雷击样|\bheadache\b/,
    ],
    /宿醉|感冒|\bhangover/,
  ),
  rule(
    'stroke',
    /(?:最|从没(?:有)?(?:过)?这么)(?:厉害|严重|剧烈)的?(?:一次)?(?:的)?头痛|头(?:痛|像).{0,6}(?:炸开|炸裂|要炸|裂开)|\bworst headache\b|\bthunderclap\b/,
  ),
  rule('stroke', [
    /头痛|头很痛|头剧痛|\bheadache/,
    /喷射(?:状|性)?呕吐|呕吐不止|脖子(?:僵|硬|发硬|强直)|颈(?:部)?(?:僵|强)|意识|叫不醒|神志|嗜睡|\bstiff neck|\bneck (?:is )?stiff|\bconfus|\bprojectile|\bdrows/,
  ]),
  rule('stroke', [
    sudden,
    /不认(?:识|得)(?:人|家)|认不出|糊里糊涂|神志不清|胡言乱语|胡话|站不(?:稳|住)|走路(?:往一边|歪|不稳|偏)|\bconfused\b|\bcan'?t recogni[sz]e|\bmakes no sense|\blost (?:his|her|my) balance/,
  ]),
  // Bleeding
  rule(
    'bleeding',
    /大(?:量)?出血|血.{0,8}(?:直冒|外冒|冒出来|涌|喷|流个不停|滴个不停|止不|不停|不止)|出血不止|\bbleed\w*.{0,30}\b(?:won'?t stop|for (?:an|one|two|several|\d+) (?:hours?|minutes)|non-?stop)|(?:流血|出血|血)(?:一直|根本|怎么(?:也|都)|都|还是|就是|压了半天)?(?:止不住|不止|止不了|停不下|不停|停不了|按不住|压不住|没停)|血止不住|(?:血|鲜血)(?:直)?(?:喷|涌|飙|狂流|哗哗)|喷血|血(?:\S{0,3})(?:哗哗|直流|一直流|流不停|流不止|流不住|流如注|流成河|流满地)|一(?:大)?(?:滩|摊|盆|碗)(?:的)?(?:鲜)?血|动脉(?:破|断|割)|割(?:到|断|破)(?:了)?(?:动脉|大血管|喉|颈)|(?:吐|呕|咯|咳|便|拉|屙|尿)(?:了|出(?:来)?)?(?:很多|好多|大口|一大口|一口|大量|几口|好几口|都是|全是|一大滩|满|半(?:碗|盆|杯|马桶))(?:的)?(?:鲜|黑|暗红的?)?血|(?:吐|呕)(?:出|了|的)?(?:是|都是|全是)?(?:鲜)?血|呕血|咯血|大口咯?血|吐(?:的)?(?:东西)?像咖啡|咖啡(?:样|色|渣)|柏油|沥青样|(?:大便|粪便|便便)(?:\S{0,4})?(?:发黑|变黑|全黑|漆黑|墨黑|很黑)|(?:拉|解|屙)(?:\S{0,3})黑(?:色)?(?:的)?(?:大)?便|黑便|血块(?:一块)?(?:接着)?一块|\bbleeding (?:\w+ ){0,4}(?:heavily|badly|a lot|profusely|won't stop|will not stop|doesn't stop|does not stop|not stopping|uncontroll\w+)|\b(?:heavy|severe|massive|uncontroll\w+|profuse|non-?stop) bleeding|\bhaemorrhag|\bhemorrhag|\bblood (?:\w+ ){0,3}(?:gushing|spurting|pouring|everywhere|pumping|won't stop|all over|squirting)|\b(?:gushing|spurting|pouring|squirting|pumping)(?: \w+){0,3} blood|\b(?:can'?t|cannot|couldn't|unable to) stop (?:the )?(?:bleed|blood)|\bwon'?t stop bleeding|\bcough(?:ed|ing|s)? up (?:\w+ ){0,4}blood|\bvomit(?:ed|ing|s)? (?:\w+ ){0,4}blood|\bthrow(?:ing|s)? up (?:\w+ ){0,4}blood|\bthrew up (?:\w+ ){0,4}blood|\bcoffee[- ]grounds?\b|\btarry\b|\bblack(?:,? \w+)? stools?\b|\bcut (?:an|the|his|her|my) artery|\bsevered\b|\bspitting (?:up )?blood|\bbleeding out\b|\bpass(?:ing|ed) (?:large |big )?(?:blood )?clots|\bsoak(?:ed|ing|s)? (?:\w+ ){0,5}(?:pads?|towels?|sheets?)/,
    /电影|游戏|来例假|\bmovie|\bgums?\b|牙龈|刷牙/,
  ),
  rule('bleeding', [
    /月经|例假|大姨妈|下面|下身|阴道|\bperiod|\bvagina/,
    /(?:一(?:个)?小时|半小时|几分钟|不停).{0,4}(?:换|湿透|浸透).{0,8}|血崩|崩漏|大出血|\bpad(?:s)? (?:an|every|per) hour|\bsoaking/,
  ]),
  // Allergy
  rule(
    'anaphylaxis',
    /过敏性?休克|严重过敏|喉(?:头|咙)(?:水肿|发?紧|肿|堵|锁)|(?:舌头|嘴唇|嘴|喉咙|脸|整个脸|眼睛|嗓子)(?:和\S{1,4})?(?:都|突然|一下子|迅速|也|全|马上)?(?:肿(?:起来|得|了|成|大)|发肿|胀大).{0,16}(?:喘|呼吸|气|咽|过敏|厉害|说不|堵)|\banaphyla|\bepi-?pen|\bthroat (?:is )?(?:\w+ )?(?:clos|swell|tighten|swollen)|\btongue (?:is |has )?(?:\w+ )?(?:swell|swollen|swelled)|\b(?:lips?|face|tongue|throat)(?: and (?:my |his |her )?(?:lips?|face|tongue|eyes|throat))?(?: \w+){0,3} (?:swell\w*|swollen|ballooning|puff\w* up)|\bsevere allergic\b/,
    /扁桃体|咽炎|腮腺|拔牙|智齿|感冒|\btonsil|\bcold\b|\bmumps|\bwisdom/,
  ),
  rule('anaphylaxis', [
    /过敏|荨麻疹|风团|疹子|起(?:了)?(?:一身|满身|全身)|(?:吃|打|输|用|被)(?:了|完|过)?.{0,10}(?:花生|海鲜|虾|螃蟹|坚果|头孢|青霉素|针|蜂|蜜蜂|马蜂|黄蜂|药|牛奶|鸡蛋|芒果)|蛰|蜇|\ballerg|\bhives\b|\bstung\b|\bbee\b|\bwasp\b|\bpeanut|\bshellfish|\bpenicillin|\bshrimp|\bnuts?\b|\bantibiotic/,
    /喘不|喘(?:得|起来|憋|气)|呼吸(?:困难|不|急促|很难)|憋气|嗓子(?:紧|堵|发紧)|(?:喉咙|嗓子|喉头)(?:\S{0,4})(?:紧|堵|肿|掐|卡|锁)|(?:舌头|嘴唇|眼睛|脸|面|嘴)(?:\S{0,6})(?:肿|发麻|大了)|晕倒|血压(?:低|掉)|意识|脸(?:都)?肿|嘴唇(?:都)?(?:肿|紫|发紫)|胸闷|休克|\bbreath|\bwheez|\bthroat|\bfaint|\bpass(?:ed|ing)? out|\bswell(?:ing|s)?\b|\bswollen\b|\bdizzy|\blips?\b|\bface\b/,
  ]),
  // Mind
  rule(
    'suicide',
    /自杀|不想活|想(?:要)?(?:去)?死(?!机)(?!你)|想(?:要)?(?:结束|了结)(?:自己|生命|这一生|一切)|结束(?:这|我|自己|一切|生命|人生|痛苦)|一觉不醒|了结(?:自己|生命)|了断|跳楼|割腕|上吊|烧炭|想跳(?:下去|河|江|楼|桥)|跳(?:河|江|桥|轨)|自残|自伤|伤害自己|划(?:自己|手臂|手腕)|活着(?:没|太|好|真|有什么|还有什么)(?:有|累|没|意思|意义|啥)*(?:意思|意义|累|劲|用)|(?:不如|还不如)死|死了(?:算了|就好|一了百了|解脱)|一死了之|一了百了|遗书|去死算|生无可恋|离开(?:这个)?(?:世界|人世)|(?:想|要|准备|打算)(?:一觉)?(?:睡着|睡过去)?(?:就)?(?:再也)?(?:永远)?不(?:要|想)?醒(?:来|过来)|没(?:有)?(?:我)?(?:活下去|活着)的?(?:意义|勇气|理由|必要)|安眠药(?:全|都|一瓶|一起)|攒(?:了)?(?:很多)?(?:安眠)?药|杀了(?:自己|我自己)|\bsuicid|\bkill(?:ing)? (?:my|him|her)self\b|\bend(?:ing)? (?:my|his|her) (?:own )?life\b|\bend it all\b|\b(?:want|wants|wanted|wish(?:ed)?|ready|going|better off|rather) (?:to (?:die|be dead)|dead)\b|\bwish i (?:was|were) dead\b|\bdon'?t want to (?:live|be alive|wake up|be here|go on|exist)|\bno (?:reason|point|will) (?:to|in) liv|\bself[- ]?harm|\b(?:cut|cutting|hurt|hurting|harm|harming) (?:my|him|her)self\b(?! (?:shav|cook|with a (?:knife )?while))|\bhang (?:my|him|her)self|\bjump off\b|\boverdose|\btired of (?:living|being alive|life)\b|\blife is(?:n't| not) worth\b|\bnot worth living\b|\bgoodbye (?:note|letter)|\bbetter off without me\b|\btake my (?:own )?life\b|\bcan'?t go on (?:living|any ?more)/,
    /笑死|热死|累死|饿死|困死|吓死|气死|烦死|电池|手机|花(?:草)?(?:要)?死|想死你|(?:cooking|shaving|chopping)/,
  ),
  // Small children
  rule('infant_fever', [newborn, fever]),
  rule('infant_fever', [
    infant,
    fever,
    /(?:精神|反应)(?:很|非常|特别|太)?(?:差|不好|萎靡)|叫不醒|嗜睡|一直睡|抽搐|惊厥|翻白眼|不吃不喝|不喝水|没有?(?:尿|小便)|紫(?:色)?(?:的)?(?:斑|点|疹)|出血点|囟门|脖子硬|软绵绵|退不下来|退不了|\blethargic|\blimp\b|\bwon'?t wake|\bunresponsive|\bfloppy|\bseizure|\bconvuls|\bfit\b|\bpurple|\bwon'?t drink|\bno wet|\bstiff neck|\bhard to wake/,
  ]),
  // With child
  rule(
    'pregnancy',
    [pregnant, bleeding],
    /抽血|验血|血常规|糖耐|\bblood test|\bblood draw|\bblood type|\bblood sugar|\bblood pressure check/,
  ),
  rule('pregnancy', [
    pregnant,
    /破水|羊水破|羊水流|流(?:出|了)*(?:很多|好多|一滩)?(?:清)?水(?!果)|胎动(?:突然)?(?:没|消失|减少|少了|变少|不动|没了|明显少)|(?:宝宝|孩子|胎儿)?(?:一整?天|半天|好久|今天)?(?:都)?(?:没有?动|不动了|没动)|(?:肚子|腹部|小腹|下腹)(?:\S{0,4})(?:剧痛|很痛|剧烈|绞痛|痛得|痛|硬得|发硬)|腹痛|宫缩|阵痛|抽搐|眼(?:睛|前)(?:花|冒金星|看不清)|视物模糊|头(?:痛|很痛|剧痛)|脐带|要生了|晕倒|摔(?:了|倒)|呼吸困难|喘不上气|脸(?:和手)?(?:都|突然)?肿|血压(?:高|1[5-9]\d|2\d\d)|\bwaters? (?:broke|has broken|have broken|breaking)|\b(?:baby|fetus|foetus)(?: \w+){0,3} (?:not moving|stopped moving|hasn'?t moved|isn'?t moving|moving less)|\bno (?:fetal )?movement|\bcontractions|\b(?:belly|abdominal|stomach|abdomen|cramp\w*)(?: \w+){0,4} (?:pain|hurts|cramps?)|\bsevere (?:\w+ )?pain|\bcord\b|\bin labou?r|\bheadache|\bvision|\bseeing spots|\bfell\b|\bswollen\b/,
  ]),
  rule('pregnancy', [
    /停经|月经(?:推迟|没来|晚了|过了)|验孕(?:棒)?(?:两条杠|阳性)|\bmissed (?:my |a )?period|\bpositive (?:pregnancy )?test/,
    /(?:剧|腹)痛|肚子(?:\S{0,3})(?:剧|很|绞)?痛|晕倒|出血|流血|\bpain|\bbleed|\bfaint/,
  ]),
  // Poison
  rule(
    'poisoning',
    /中毒|服毒|(?:喝|吃|吞|误服|误食|误喝|误吞|灌|舔|咽)(?:了|下|进去|掉|到|入|过)*(?:\S{0,5})?(?:农药|毒药|洁厕|84|消毒(?:液|水|剂)|漂白|洗衣(?:液|凝珠)|清洁剂|除垢|强酸|硫酸|盐酸|烧碱|酒精(?!饮)|汽油|煤油|柴油|樟脑|干燥剂|水银|温度计|体温计|毒蘑菇|野蘑菇|毒菌|电池|纽扣电池|磁力珠|磁铁|河豚|蟑螂药|防冻液|指甲油|洗洁精|毒品|冰毒)|农药|(?:洁厕|84|消毒(?:液|水)|漂白|洗衣|清洁剂|汽油|煤油|樟脑|干燥剂|水银|电池|磁力珠|磁铁|毒蘑菇|老鼠药|蟑螂药|洗洁精|酒精)(?:\S{0,5})(?:喝|吃|吞|咽|舔|饮)(?:了|下|掉|进|光)|误服药|(?:吃|吞|服)(?:了|下|进去)*(?:\S{0,5})?(?:一?整?(?:瓶|板|盒)|半瓶|几十(?:片|颗|粒)|\d{2,}(?:片|颗|粒)|一大把|一把|好几倍|过量)(?:\S{0,6})?(?:药|安眠|降压|片|$)|(?:药|安眠药|降压药|安定|避孕药)(?:\S{0,4})(?:吃多|过量|全吃|都吃|吞|一瓶|当糖)|(?:孩子|宝宝|小孩|幼儿|孙子|孙女|儿子|女儿)\S{0,6}(?:偷吃|误吃|吃了|吞了)\S{0,6}(?:药|片|干燥剂|电池)|(?:闻|吸|呛)(?:了|到|着|入|进)*(?:\S{0,8})(?:洁厕|氯气|消毒液|84|毒气|浓烟|农药|油漆|甲醛|毒烟|煤烟)|一氧化碳|煤气(?!灶|费|公司|卡)|被(?:毒)?蛇咬|蛇咬|毒蛇|\bpoison(?:ed|ing|ous)?\b|\boverdos|\b(?:swallow|drank|drunk|drink(?:ing)?|ate|ingest|swallowed)(?:ed|ing|s)? (?:\w+ ){0,5}(?:bleach|pesticide|detergent|cleaner|battery|batteries|magnets?|antifreeze|gasoline|petrol|acid|mothballs?|rat bait|disinfectant|mushrooms?|laundry pod|weed ?killer|mercury|lamp oil|sanitizer|pills)|\btook (?:\w+ ){0,5}(?:too many|whole bottle|entire bottle|handful|bottle of|\d{2,} (?:pills|tablets))|\b(?:empty|whole) (?:bottle|box|pack|blister) of (?:\w+ )?(?:pills|tablets|medicine)|\bhandful of (?:\w+ )?(?:pills|tablets)|\b(?:ate|swallow\w*|drank) (?:\w+ ){0,2}(?:mothballs?|bleach|battery)|\bcarbon monoxide|\bgas leak|\bsnake ?bit|\bbitten by a (?:\w+ )?snake|\bsnake bit\b|\b(?:whole|entire) bottle of (?:\w+ )?(?:pills|tablets|medicine|sleeping)|\binhaled (?:\w+ )?(?:chlorine|fumes|gas|bleach)/,
    /食物中毒(?:讲座|预防)|性别|中毒剂量说明|狗咬|一氧化碳(?:弥散|弥漫)|呼气试验|\bdiffusing|\bfood handler/,
  ),
  // Breath
  rule(
    'breathlessness',
    /喘不(?:上|过|过来|动)(?:来)?气|喘不上来|喘(?:得|憋得)(?:厉害|很|不行|说不(?:出|了)|躺不|坐)|呼吸(?:非常|很|特别|十分|突然|越来越|有些|极度)?(?:困难|不(?:上来|过来|了|畅|到)|停(?:了|止)|急促|费力|吃力)|(?:不能|无法|没法|没有|停止)呼吸|没(?:有)?呼吸|没气了|窒息|(?:快|要|都)憋(?:死|过去|得不行)|憋得(?:慌|嘴唇|脸|说)|(?:嘴唇|口唇|嘴|脸|面色|面孔|指甲)(?:\S{0,4})(?:发紫|发青|青紫|紫绀|发绀|紫了|青了|紫了?$)|呛(?:奶|水|咳)(?:\S{0,6})(?:紫|青|没气)|气急|话(?:都)?(?:说|讲)不(?:完|全|成)|(?:一句)(?:\S{0,3})(?:说|讲)不(?:完|全|成)|(?:噎|卡|呛)(?:到|住|着)(?:了)?.{0,12}(?:喘|呼吸|气|说不|脸|紫|咳不|发不出)|(?:气管|喉咙|嗓子).{0,8}(?:卡(?:住|了|着)).{0,12}(?:喘|呼吸|紫|说不)|异物(?:卡|吸入|进)(?:\S{0,3})气管|(?:呛|吸|进)(?:到|进|入)(?:了)?气管|溺水|淹(?:水|到|着|了)|哮喘(?:急性|大|严重|突然|又)?发作|血氧(?:\S{0,4})(?:[5-8]\d|9[0-2])|躺(?:不|下|平|着|倒)?.{0,6}(?:喘|憋|气)|端坐呼吸|\b(?:can'?t|cannot|can not|unable to|struggling to|hard(?:ly)? (?:able )?to|barely|trouble|difficulty|fighting to|couldn'?t|could not|not able to) (?:catch (?:my|his|her) breath|breath(?:e|ing)?)|\bnot breathing\b|\bstopped breathing|\bshort(?:ness)? of breath\b|\bbreathless|\bout of breath (?:at rest|lying|sitting|just)|\bgasping|\bchok(?:ing|ed)\b|\bsuffocat|\bdrown(?:ed|ing)\b|\blips (?:are |have )?(?:\w+ )?(?:blue|purple)|\bturn(?:ing|ed) blue|\basthma attack|\bblue lips|\bcan only speak|\bhard to breathe|\boxygen (?:\w+ ){0,3}(?:[5-8]\d|9[0-2])\b|\bbreathing (?:is )?(?:very |really |so )?(?:hard|fast|difficult|laboured|labored)/,
    /鼻子?(?:塞|堵|不通)|鼻塞|鼻炎|打鼾|打呼|睡眠呼吸|爬(?:\S{0,3})楼.{0,6}(?:好几年|多年)|跑步(?:后|完)|\bnose\b|\bsnor|\bstuffy|\bsleep apn|\bafter running/,
  ),
  // Awareness
  rule(
    'unconscious',
    /昏迷|晕倒|晕死|昏(?:倒|过去|死|睡不醒)|不省人事|叫(?:都)?(?:也)?不(?:醒|应|答应)|(?:喊|叫|推|拍|摇|弄)(?:了|半天|\S{0,2}?他|她|人|老人|爸|妈|孩子|宝宝)*(?:都|也|是)?不(?:醒|应|动|理)|眼睛?(?:\S{0,2})(?:往上翻|上翻|翻上去|翻白|发直)|叫(?:他|她|了|半天)+(?:都|也)?(?:没反应|不应|不醒|不答应)|没(?:有)?(?:了)?(?:意识|知觉|反应|心跳|脉搏)|失去(?:了)?(?:意识|知觉)|意识(?:不清|丧失|模糊|没了|越来越)|神志不清|神志模糊|休克|心脏(?:骤)?停|心跳(?:停|没了)|猝死|(?:快|要)不行了|翻白眼|\bunconscious|\bunrespons|\bnot respond|\bwon'?t wake|\bwill not wake|\bcan'?t wake|\bcannot wake|\bpass(?:ed|es|ing) out|\bfaint(?:ed|ing|s)?\b|\bcollaps|\blost consciousness|\bblack(?:ed|ing|s) out|\bno pulse|\bin a coma|\bnot waking|\bknocked out\b|\bin shock\b|\bcan'?t be woken/,
    /文化休克|麻醉(?:后|胃镜)|无痛|\bculture shock|\bpainless/,
  ),
  rule('unconscious', [
    /糖尿病|低血糖|胰岛素|血糖|\bdiabet|\binsulin|\bhypogly|\bblood sugar/,
    /神志|意识|叫不|胡话|昏睡|嗜睡|手抖.{0,4}(?:出汗|冷汗)|冷汗|烂苹果|呼吸深|(?:[12](?:\.\d)?)(?:mmol|$)|\bconfus|\bdrows|\bwon'?t wake|\bshaking|\bsweat|\bfruity|\bvomit/,
  ]),
  // Seizures
  rule(
    'seizure',
    /抽搐|惊厥|癫痫(?:\S{0,3})(?:发作|大发作)|(?:全身|浑身|手脚|四肢)(?:都|突然|一直|在)*(?:抽|抽动|抽筋|僵直)|口吐白沫|吐白沫|高热惊厥|热性惊厥|\bseizure|\bconvuls|\bfoaming at the mouth|\b(?:having|had) a fit\b|\bepileptic fit|\bjerking (?:all over|uncontroll)|\b(?:body|arms and legs|whole body)(?: \w+){0,3} (?:jerking|shaking uncontroll\w+)/,
    /眼皮|眼(?:睑|角)|小腿(?:半夜)?(?:抽筋|抽搐)|腿抽筋|面肌|胃抽搐|\beyelid|\bcalf|\bcramp|\btwitch(?:es|ing) in my (?:eye|lid)/,
  ),
  // Burns and injuries
  rule(
    'burn',
    /(?:烧伤|烫伤|灼伤|烫(?:到|着|了)|烧(?:到|着了|了)|电(?:到|击|伤)|被(?:火|开水|热油|滚水|热汤)(?:\S{0,4}))(?:\S{0,10})(?:面积|大片|全身|一身|脸|整(?:条|个|只)|半(?:个)?身|满身|严重|很深|焦|掉皮|皮都|起(?:了)?(?:很多|大)水?泡|胸|背|肚|下身|眼|嗓|呼吸|气道)|(?:大面积|严重|全身|面部|脸(?:部|上)?|深度|重度|整条(?:腿|胳膊|手臂)|胸(?:口|前)|后背)(?:\S{0,4})(?:烧伤|烫伤|灼伤|烫(?:到|了|着|掉)|烧(?:到|了))|触电|电击|(?:高压|强)电|(?:被|遭|让)(?:\S{0,4})电(?:到|着|了|打|击|晕|翻)|被电(?:到|了|着|晕|击)|雷(?:击|劈)|(?:开水|滚水|热油|热汤|火锅|热水)(?:瓶|壶)?(?:打翻|泼|浇|倒|淋)(?:\S{0,10})(?:身|脸|头|腿|背|手|胸|肚)|(?:硫酸|盐酸|强酸|强碱|石灰|烧碱|化学品|火碱)(?:\S{0,3})?(?:溅|泼|烧|进|弄)(?:\S{0,4})|火(?:里|场|灾)(?:\S{0,8})(?:烧|呛|逃)|爆炸(?:\S{0,6})(?:伤|炸|烧)|\b(?:severe|bad|third[- ]degree|large|deep|serious|extensive|chemical|electrical) burns?\b|\bburn(?:ed|t|s)? (?:\w+ ){0,6}(?:face|whole|entire|chest|back|half|all over|arms and|badly|severely|neck|airway)|\bscald(?:ed|s|ing)? (?:\w+ ){0,6}(?:face|chest|back|whole|all over|arm|legs?|body|badly|stomach|neck|baby|toddler)|\belectrocut|\belectric shock|\bstruck by lightning|\b(?:boiling|hot) (?:water|oil|soup)(?: \w+){0,6} (?:over|on|onto|all over)|\bacid (?:\w+ )?(?:splash|in|on|burn)|\bset (?:him|her|my)self on fire|\bcaught fire/,
    /晒伤|烧烤|脱毛|激光|\bsunburn|\blaser|\bheartburn/,
  ),
  rule(
    'trauma',
    /车祸|被(?:\S{0,3})(?:车|卡车|汽车|摩托|电动车|货车|电瓶车)(?:\S{0,2})(?:撞|碾|压|轧)|(?:撞|碾|轧)(?:\S{0,3})(?:伤|飞|倒)(?!\S{0,2}好)|(?:从|由)(?:\S{0,8})(?:楼|屋顶|房顶|高处|梯子|脚手架|树|阳台|窗|马|窗户|床|山|台阶|楼梯|天台|架子)(?:\S{0,4})(?:摔|掉|坠|跌|滚)(?:\S{0,8})|坠楼|高空坠|坠落|(?:刀|匕首|剪刀|玻璃|钢筋|木棍)(?:\S{0,4})(?:捅|刺|扎|插|砍|贯穿)(?:\S{0,3})(?:进|穿|伤|入|到|了|在)?|(?:捅|砍)(?:了)?(?:一|几|两|三|好几)?刀|被(?:人)?(?:砍|捅|枪|刺)|枪(?:伤|击|打)|断(?:了)?(?:指|手|臂|肢|脚)|(?:手指|手|脚|胳膊|腿|指头|脚趾)(?:\S{0,4})(?:断掉|切掉|切断|切下来|锯断|绞断|夹断|断开|轧断|掉下来|压断|剁(?:掉|断|下))|骨头(?:\S{0,3})(?:露|戳|刺|穿|扎)(?:出)?|露(?:出)?(?:了)?骨头|开放性骨折|(?:颅骨|头骨|骨盆|脊柱|颈椎|多处|大腿骨|肋骨多?)(?:\S{0,3})骨折|头(?:部)?(?:\S{0,5})(?:摔|撞|砸|磕|受伤|打|碰)(?:\S{0,14})(?:吐|昏|晕|意识|流血|不清|睡|记不|出血|破|凹|喷)|(?:摔|撞|砸|磕|碰)(?:\S{0,3})(?:到|了|着|伤)?(?:了)?(?:后)?头(?:\S{0,14})(?:吐|昏|晕|意识|流血|不清|睡|记不|出血|破|凹)|肠子(?:都)?(?:流|出)|内脏|腹部(?:被)?(?:刺|捅|撞)|被(?:\S{0,4})(?:砸|压)(?:\S{0,3})(?:住|倒|扁|在)|挤压伤|机器(?:\S{0,4})(?:绞|卷|压|夹)(?:\S{0,4})|卷进(?:了)?机器|(?<![要快得]|憋到|气到)爆炸|地震|塌方|(?:摔|跌|撞)(?:\S{0,4})(?:完|了|后|倒)?(?:\S{0,6})(?:不能动|动不了|起不来|站不起来|走不了|腿变形|变形|下半身|没知觉)|\b(?:car|traffic|motorbike|motorcycle|road|bike|vehicle) (?:accident|crash|collision)|\bhit by (?:a |an )?(?:\w+ )?(?:car|truck|bus|van|motorbike|scooter|bike|train|vehicle)|\brun over\b|\bran over\b|\b(?:fell|fallen|falling|jumped) (?:\w+ ){0,4}(?:from|off|out of|down) (?:\w+ ){0,4}(?:roof|ladder|balcony|window|tree|floor|stairs|storey|story|height|scaffold\w*|horse|building|wall)|\bstab(?:bed|bing|s)?\b(?! pain)|\bgun ?shot|\bwas shot\b|\bbeen shot\b|\b(?:cut|chopped|sliced|sawed|sawn|torn|bit) (?:\w+ ){0,4}off\b|\bamputat|\bopen fracture|\bbone (?:is |was )?(?:\w+ )?(?:sticking|showing|poking|through|visible|exposed)|\bbroke(?:n)? (?:my |his |her |a )?(?:neck|spine|back|pelvis|hip|skull|femur|thigh)|\bhead injury\b|\b(?:hit|banged|struck|bumped|smashed) (?:\w+ ){0,3}head(?: \w+){0,10}|\bcrush(?:ed|ing) (?:\w+ ){0,5}(?:under|by|between|machine|hand|leg|fingers?)|\bimpaled\b|\bskull\b|\bcan'?t (?:feel|move) (?:my|his|her) legs/,
    /追尾(?:定损)|爆炸头|颈椎病|眼睛(?:撞|花)|粉刷|去年车祸|理赔|\bmild bump\b|\bx-?ray result/,
  ),
  rule('trauma', [
    /(?:摔|撞|砸|磕|跌|碰|打)(?:\S{0,5})(?:到|了|着|伤|破)?(?:\S{0,2})头|头(?:\S{0,4})(?:摔|撞|砸|磕|着地|受伤|打)|\b(?:hit|banged|bumped|struck) (?:\w+ ){0,2}head|\bhead injury/,
    /吐|昏|迷糊|嗜睡|意识|记不|流血|出血|凹|抽搐|头很?(?:痛|晕)|\bvomit|\bthrew up|\bconfus|\bdrows|\bdizzy|\bheadache|\bpass|\bblood|\bbleed/,
  ]),
  // Pain that does not wait
  rule('severe_pain', [
    /肚子(?:\S{0,3})痛|腹(?:部|中)?(?:\S{0,3})痛|胃(?:\S{0,3})痛|\b(?:abdominal|stomach|belly|tummy) pain|\bpain in (?:my|his|her|the) (?:stomach|belly|abdomen)/,
    /冷汗|面色苍白|脸色(?:发|苍|惨)白|休克|晕倒|不排气(?:也)?不排便|没(?:有)?放屁|肚子(?:\S{0,3})(?:硬|胀得像)|高烧|\bcold sweat|\bfaint|\bpale|\brigid|\bhigh fever|\bhard as\b/,
  ]),
  // Eyes
  rule(
    'eye',
    /(?:扎|刺|戳|飞|崩|溅|捅|喷|打|炸)(?:到|进|入|中)(?:了)?(?:\S{0,3})眼(?!药|镜)|眼(?:睛|球|里|珠)?(?:\S{0,4})(?:被)?(?:溅|刺|扎|戳|捅|炸|砸)(?:\S{0,4})(?:进|到|了|破|伤|穿|入)|(?:溅|弄|喷|进|滴)(?:到|进|入|了)+(?:\S{0,3})眼(?:睛|里)(?:\S{0,2})?.{0,12}(?:石灰|强酸|强碱|硫酸|洁厕|84|消毒|胶水|502|化学|清洁|水泥|酒精)|(?:石灰|硫酸|洁厕(?:灵|剂)?|84|消毒液|胶水|502|化学(?:品|药水)|清洁剂|强酸|强碱|水泥|农药|酒精)(?:\S{0,6})(?:溅|弄|喷|进|滴|搞)(?:\S{0,3})眼|眼球(?:破|掉|穿)|眼睛(?:突然)?(?:全|完全|什么都|一点都)?(?:看不见|失明|瞎)|一只眼(?:睛)?(?:突然)?(?:\S{0,3})(?:看不见|黑|失明)|\b(?:bleach|chemical|acid|lime|glue|cleaner|superglue|cement|alkali|drain cleaner)(?: \w+){0,6} eyes?\b|\b(?:something|metal|glass|knife|stick|nail|wire)(?: \w+){0,4} (?:stuck|went|pierced|stabbed|flew)(?: \w+){0,4} eye|\beye(?:ball)? (?:\w+ ){0,3}(?:punctured|pierced|burst|cut open|perforat\w+)|\bsuddenly (?:\w+ )?(?:blind|lost (?:my |his |her )?(?:sight|vision))|\bsudden (?:loss of )?(?:vision|sight|blindness)/,
  ),
]

/** Whoever says this is heard, whatever else is said: no net overrules it. */
const alwaysHeard: readonly RedFlag[] = ['suicide', 'infant_fever', 'sepsis']

/** Whatever strikes first: phrases as they are said, and facts that lie apart. */
export const redFlagRules: readonly RedFlagRule[] = [
  ...phrases.map((one) => (alwaysHeard.includes(one.flag) ? one : ({ ...one, isPhrase: true } as const))),
  ...redFlagConcepts,
  ...redFlagHarms,
  ...redFlagSigns,
]
