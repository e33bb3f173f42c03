import { either, type RedFlagRule, rule } from './red-flag-rule.ts'
import * as slot from './red-flag-slots.ts'
import { saidNumbers } from './said-numbers.ts'

/** What people do to themselves or have done to them, what they took, and what comes with a child; as `red-flag-concepts.ts`. */
export const redFlagHarms: readonly RedFlagRule[] = [
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
    [new RegExp(saidNumbers.manyTablets)],
    /(?:每|一)盒|一个月|续方|配药|开(?:\S{0,4})(?:盒|瓶)|\bper (?:box|month|pack)\b|\bprescri|\brefill|\ba (?:month|week)\b|分(?:次|天)|疗程|\bover the (?:last|past) (?:week|month)/,
  ),
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
  rule('pregnancy', [
    slot.withChild,
    /(?:肚|腹)(?:\S{0,4})(?:硬|剧|绞|撕|很痛|痛得)|\bbelly (?:\w+ )?(?:hard|rigid)\b|\b(?:tummy|stomach|belly|abdominal|shoulder) (?:\w+ )?pain\b|\b(?:contractions|labou?r)\b/,
  ]),
  rule(
    'pregnancy',
    [
      slot.withChild,
      /(?:宝宝|胎儿|孩子|胎动|肚子里)(?:\S{0,10})(?:没(?:有)?(?:怎么)?动|不动|没了|少了|消失|感觉不到)|\b(?:haven't|not|can't|hasn't|don't|no|less|stopped|hardly|barely) (?:\w+ ){0,4}(?:mov(?:e|ed|ing|ement|ements)|kick\w*)\b/,
    ],
    /什么时候能感觉|\bwhen (?:will|do|can|should)\b/,
  ),
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
  // Whatever else is grave in itself
  rule(
    'severe_pain',
    [
      slot.smallChild,
      /绿(?:色)?(?:的)?(?:水|汁|液)|吐(?:\S{0,4})(?:绿|胆汁)|果酱|一阵阵(?:\S{0,3})(?:哭|蜷)|\bgreen (?:vomit|sick|bile)\b|\bvomit\w* (?:\w+ )?(?:green|bile)\b|\bcurrant jelly\b|\bbilious\b/,
    ],
    /绿(?:色)?(?:的)?大便/,
  ),
  rule('unconscious', [
    slot.smallChild,
    /软(?:绵绵|趴趴|塌塌|得像)|叫不|一(?:整)?天没(?:有)?(?:尿|小便)|没(?:有)?(?:眼)?泪|囟门(?:\S{0,3})(?:凹|鼓)|眼窝(?:\S{0,2})(?:凹|陷)|\blimp\b|\bfloppy\b|\bno wet (?:nappy|nappies|diapers?)\b|\bsunken\b|\bbulging (?:soft spot|fontanelle)\b|\bwon't wake\b|\bhard to wake\b|\bnot respond\w*\b/,
  ]),
  rule(
    'stroke',
    /\b(?:smile|mouth|face)(?:'s| is| has| looks?| went| gone)* (?:\w+ )?(?:crooked|lopsided|droop\w*|uneven|wonky|twisted|fallen)\b|\bcan't (?:hold|grip) (?:\w+ ){0,2}(?:cup|spoon|pen|fork|phone|glass|anything)\b/,
    /\bteeth\b|\bdentist\b|\barthritis\b/,
  ),
  rule(
    'bleeding',
    /黑(?:色)?(?:的)?(?:稀|水样|糊状)?(?:大)?(?:便|屎|粪)(?!秘)|(?:屎|便|粪)(?:\S{0,3})(?:黑得|黑黑|乌黑|墨黑)|\bblack (?:\w+ ){0,2}(?:poo\w*|stools?|diarrh\w*)\b/,
    /铁剂|补铁|\biron\b/,
  ),
  rule('breathlessness', [
    /呛|噎|吸进|吸入|卡(?:住|到|了|在)|\bchok\w*\b|\binhaled\b|\bstuck\b/,
    /花生|瓜子|果冻|坚果|豆|硬币|玩具|年糕|汤圆|糖|珠子|\bnuts?\b|\bpeanut\b|\bgrape\b|\bcoin\b|\btoy\b|\bmeat\b|\bbead\b|\bsweets?\b|\bcandy\b/,
    /咳|喘|呼噜|呼吸|紫|哭|说不|\bcough\w*\b|\bwheez\w*\b|\bbreath\w*\b|\bblue\b|\bdrool\w*\b|\bspeak\b/,
  ]),
  rule(
    'breathlessness',
    [
      /小腿|腿|\bcalf\b|\bleg\b/,
      /肿|\bswoll?en\b|\bclot\b|血栓/,
      /喘|胸(?:口)?(?:痛|闷)|气(?:短|急)|\bbreath\w*\b|\bchest\b/,
    ],
    /多年|\bfor years\b/,
  ),
]
