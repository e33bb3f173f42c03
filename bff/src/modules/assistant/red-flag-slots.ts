import { either } from './red-flag-rule.ts'

/**
 * What emergencies are told with: parts of the body, what is done to them, and what makes it grave; Chinese as
 * `plainWords` leaves it, and English. `red-flag-concepts.ts` puts them together, in whatever order they are
 * said; what else they say together the net learns (`learned/`).
 */

/** Parts of the body. */
export const chest = either(
  /胸(?!片|椎|透|外科|肌|罩|科|腺|部?ct)|心口|心窝|心脏|心前区/,
  /\bchest\b|\bbreast ?bone\b|\bsternum\b|\bmy heart\b/,
)
export const belly = either(
  /肚|腹(?!泻|肌|直)|胃(?!镜)/,
  /\bbell(?:y|ies)\b|\bstomach\b|\babdomen\b|\babdominal\b|\btumm(?:y|ies)\b|\bguts?\b/,
)
export const testicle = either(
  /蛋蛋|睾丸|阴囊|卵蛋|卵子(?=痛|肿)|蛋(?=痛|肿)/,
  /\btestic\w*\b|\bscrotum\b|\b(?:my|his|one|left|right) (?:balls?|nuts?)\b/,
)
export const eye = either(/眼(?!镜|科|药|皮)/, /\beyes?\b|\beyeball/)
export const skin = either(
  /皮肤|手|胳膊|臂|腿|脚|脸|身|脖|背|胸|肚/,
  /\bskin\b|\blegs?\b|\barms?\b|\bhands?\b|\bface\b|\bfoot\b|\bfeet\b|\bfingers?\b|\bneck\b|\bchest\b|\bthighs?\b|\bback\b/,
)
export const limb = either(
  /手|臂|胳膊|腿|脚/,
  /\barms?\b|\blegs?\b|\bhands?\b|\bfoot\b|\bside of (?:my|his|her) (?:body|face)\b/,
)
export const rectum = either(
  /大便|屁股|肛门|马桶|便池|拉(?!肚|面)|屙|便血/,
  /\bback passage\b|\brect(?:um|al|ally)\b|\bbottom\b|\bbutt\b|\bbum\b|\banus\b|\bstools?\b|\bpoo+p?\b|\btoilet\b|\bbowel/,
)

/** What is felt and seen. */
export const pain = either(
  /痛(?!经|风|快)|绞|难受|不能碰|不敢碰|碰都不|摸都不/,
  /\bpains?\b|\bpainful\b|\bhurt\w*\b|\bach(?:e|es|ing)\b|\bagon(?:y|izing|ising)\b|\bsore\b|\bexcruciating\b|\bkilling me\b|\bcannot touch\b|\bcan't (?:touch|stand|move)\b/,
)
export const pressure = either(
  /闷|堵|憋|压|踩|坐着|石头|箍|紧|揪|攥|勒|翳|绞|痛|烧/,
  /\btight\w*\b|\bpressure\b|\bheav\w+\b|\bcrush\w*\b|\bsqueez\w*\b|\bdiscomfort\b|\bsitting on\b|\bstanding on\b|\bweight\b|\bvi[cs]e\b|\bband\b|\bpain\w*\b|\bhurt\w*\b|\bach\w+\b|\bburning\b|\bindigestion\b/,
)
export const ashen = either(
  /冷汗|大汗|汗如雨|满头汗|一身汗|全身汗|(?:面|脸)(?:色|孔|都)?(?:很|都|突然|发|有点)?(?:惨白|苍白|白|灰|铁青)|惨白|虚脱/,
  /\bsweat\w*\b|\bclammy\b|\bpale\b|\bgr[ae]y(?:ish)?\b|\bashen\b|\b(?:look\w*|gone|went|turned|so|very|all) white\b|\bwhite as\b|\bdrenched\b/,
)
export const faint = either(
  /晕|昏|站不(?:住|起|稳)|发黑|要倒|心跳(?:很|好|太|特别|飞)?快|没力气|软/,
  /\bdizz\w*\b|\bfaint\w*\b|\blight-?headed\b|\bpass(?:ed|ing)? out\b|\bweak\b|\bwoozy\b|\bcollaps\w*\b|\bheart (?:is )?racing\b/,
)
export const radiating = either(
  /(?:左|右)(?:臂|肩|胳膊|手|膀|边膊)|肩膀|下巴|牙床|(?:通|串|窜|放射|痛|扯|传)到|后背|肩胛|背心/,
  /\bjaw\b|\b(?:left|both) (?:arm|shoulder)s?\b|\bdown (?:my|his|her) arms?\b|\bshoulder blades?\b|\b(?:through|thru|into|to) (?:my |his |her |the )?back\b/,
)
export const sick = either(
  /吐(?!槽|司|气)|呕|恶心|反胃|泻|拉肚/,
  /\bvomit\w*\b|\bthrow\w* up\b|\bthrew up\b|\bpuk\w+\b|\bnause\w*\b|\bbeing sick\b|\bfe(?:el|lt|eling|els) sick\b|\bdiarrh?o?ea\b|\bretch\w*\b/,
)
export const muddled = either(
  /迷糊|迷迷糊|糊涂|糊里|意识|神志|胡话|乱讲|乱说|说糊|叫不|喊不|反应(?:慢|差|迟)|嗜睡|昏睡|老睡|想睡|没精神|不认人|不认识|烦躁|没醒|不清醒/,
  /\bconfus\w*\b|\bmuddled\b|\brubbish\b|\bnonsense\b|\bincoherent\b|\bdeliri\w*\b|\bdrows\w*\b|\bvery sleepy\b|\bnot making sense\b|\bmak(?:es|ing) no sense\b|\bdoes(?:n't| not) (?:know|recogni[sz]e|make)\b|\bnot (?:him|her)self\b|\bhard to (?:wake|rouse)\b|\blethargic\b|\bdisorient\w*\b|\bwon't wake\b|\bnot wake up\b/,
)
export const badlyPerfused = either(
  /(?:手|脚|四肢|身上|身子)\S{0,4}(?:冰|发?凉|冷)|花斑|发花|血压(?:低|掉|只有)?(?:\S{0,2})(?:[4-8]\d\/|低|掉)|心(?:跳|率)(?:\S{0,2})1[2-9]\d|(?:没|无|不|少)(?:有)?(?:小便|尿|解尿)|尿(?:少|不出|很少)|呼吸(?:快|急|浅)|心(?:跳|慌)(?:\S{0,3})(?:快|厉害)|喘|发紫|发青|发灰/,
  /\bmottled\b|\bcold (?:hands?|feet|fingers|skin|clammy)\b|\b(?:hands?|feet|skin)(?: \w+){0,4} (?:cold|icy|freezing|blotchy)\b|\bblotchy\b|\bclammy\b|\b(?:no|not passed|hardly any|barely any|hasn't passed|not) (?:urine|pee\w*|wee\w*)\b|\bbp (?:is )?[4-8]\d\b|\b(?:heart rate|pulse|hr) (?:is |of )?1[2-9]\d\b|\bbreathing (?:very |really |so )?fast\b|\bheart (?:is )?(?:racing|pounding)\b|\bblue\b|\blow blood pressure\b|\bgr[ae]y\b/,
)
export const rigor = either(
  /寒战|打摆子|哆嗦|发抖|直抖|抖个不停|浑身抖|全身抖|打颤|牙齿打|冷得/,
  /\bshiver\w*\b|\brigors?\b|\b(?:the|had|got|have|bad) shakes\b|\bshaking (?:chills|all over|uncontrol\w+|with cold)\b|\bchills\b|\bteeth (?:are )?chattering\b/,
)
export const infection = either(
  /感染|发炎|红线|往上(?:窜|走|爬)|伤口|化脓|流脓|红肿|烂了|尿路|肾盂|肺炎|褥疮|胆管|蜂窝|脓肿|导尿|糖尿病足|丹毒|败血/,
  /\binfect\w*\b|\bred (?:streak|line)s?\b|\b(?:cat|dog) bite\b|\bwound\b|\buti\b|\bpneumonia\b|\bcellulitis\b|\babscess\b|\bcatheter\b|\bbed ?sore\b|\bkidney\b|\bpus\b|\bafter (?:the |my |her |his )?(?:surgery|operation)\b/,
)
export const shaking = either(
  /抽(?!血|筋|烟|屉|奖|空|查|签|象|脂)|抖(?!音)|僵直|眼(?:睛)?(?:\S{0,3})(?:往上|上翻|翻|直)|牙关|白沫/,
  /\bshak(?:ing|es|e|y)\b|\bjerk\w*\b|\btwitch\w*\b|\bfit(?:s|ting)?\b|\bconvuls\w*\b|\bseizures?\b|\bstiff\w*\b|\beyes (?:\w+ )?roll\w*\b|\bthrash\w*\b/,
)
export const afterFit = either(
  /沫|翻白|上翻|倒地|(?:咬|闭)(?:得)?(?:很|好|死)?紧|眼(?:睛)?发直|尿(?:了)?(?:裤|身|床)|小便失禁|失禁|咬(?:破|到|了|伤)?(?:\S{0,2})舌|牙关|没(?:有)?醒|叫不|软趴趴|软绵绵|瘫软|紫|不认|迷糊/,
  /\bfoam\w*\b|\bcollaps\w*\b|\bjaw (?:\w+ )?(?:clenched|locked)\b|\bclenched\b|\bfroth\w*\b|\broll(?:ed|ing)? (?:back|up)\b|\bwet (?:him|her|my)self\b|\bbit (?:his|her|my|the) tongue\b|\bconfus\w*\b|\bunresponsive\b|\bblue\b|\blimp\b|\bfloppy\b|\bdrool\w*\b|\bstar(?:ing|ed) (?:blank|into)\w*\b|\bdoes(?:n't| not) know\b/,
)
export const fit = either(
  /癫痫|抽搐|惊厥|抽风|羊角风|抽了/,
  /\bepilep\w*\b|\bseizures?\b|\bfits\b|\bfitting\b|\bconvuls\w*\b|\battacks?\b/,
)
export const repeated = either(
  /连着|连续|接连|接着|一次接|一个接|反复|又发|又抽|[2-9二两三四五六七八九几]次|没(?:有)?醒|不停|停不|没停|分钟/,
  /\bafter (?:attack|another|fit|seizure)\b|\bback to back\b|\bin a row\b|\bone after\b|\bkeeps? (?:having|coming|fitting)\b|\b(?:two|three|four|five|six|[2-9]) (?:\w+ )?(?:fits|seizures?|attacks|times)\b|\bnot wak\w+\b|\b(?:won't|doesn't|not|hasn't) (?:stop\w*|wak\w*|wok\w*|com\w+ round)\b|\bstill (?:going|fitting|seizing)\b|\bminutes\b|\bmins\b/,
)

/** What is done, and with what. */
export const corrosive = either(
  /石灰|硫酸|盐酸|硝酸(?!甘油|酯)|强酸|强碱|酸液|碱水|烧碱|火碱|片碱|氢氟酸|洁厕|管道(?:疏)?通|疏通剂|除垢|电池液|电瓶水|水泥|双氧水|氨水|百草枯|苯酚/,
  /\bcaustic\b|\blye\b|\bacids?\b(?! reflux)|\bdrain (?:cleaner|opener|unblocker)\b|\boven cleaner\b|\balkali\b|\bhydroxide\b|\bhydrofluoric\b|\bammonia\b|\bcement\b|\bquick ?lime\b|\blime\b|\btoilet cleaner\b|\bbattery fluid\b/,
)
export const irritant = either(
  corrosive,
  /消毒|漂白|84|清洁剂|清洗剂|胶水|502|农药|酒精|油漆|染发|辣椒水|防狼|洗衣(?:液|粉|凝珠)|洗洁精|香蕉水|稀释剂|汽油|化学/,
  /\bbleach\b|\bchemicals?\b|\bcleaner\b|\bdetergent\b|\bpepper spray\b|\b(?:super)?glue\b|\bthinner\b|\bdisinfectant\b|\bpods?\b|\bpetrol\b|\bpesticide\b|\bsolvent\b|\bspray\b/,
)
export const contact = either(
  /溅|泼|喷(?!嚏)|洒|弄|滴(?=\S{0,2}(?:到|进|入))|崩|沾|倒(?:在|到)|进(?:了|到|去|眼)|入眼|碰到|冲了|揉|淋/,
  /\bsplash\w*\b|\bspill\w*\b|\bspilt\b|\ball over\b|\bspray(?:ed|s)\b|\bsquirt\w*\b|\bgot\b(?= (?:\w+ ){0,6}(?:in|on|into|onto)\b)|\bpour\w*\b|\bdrip\w*\b|\bin (?:my |his |her |the |both )+(?:\w+ )?eyes?\b|\bflew\b|\bshot\b|\brubbed\b|\bwent in\w*\b/,
)
export const flyingThing = either(
  /铁屑|铁片|铁丝|钢丝|金属|玻璃|木刺|木屑|铅笔|剪刀|钉子|砂轮|打磨|切割机|鞭炮|烟花|弹片|树枝|针|筷子/,
  /\bmetal\b|\bglass\b|\bgrind\w*\b|\bhammer\w*\b|\bdrill\w*\b|\bnails?\b|\bshards?\b|\bsplinter\b|\bpencil\b|\bscissors\b|\bfireworks?\b|\bwire\b|\bdart\b|\bstick\b|\bpellet\b|\bfish ?hook\b/,
)
export const burnt = either(
  /烧伤|烧着|烧焦|烧到(?!\d|三|四|3|4)|烫(?:到|伤|着|了|掉|得|起|坏)|灼|爆燃|蒸汽|爆炸|着火|起火|被火|火燎|开水|热油|滚油|电(?:打|到|着|击|弧)|触电|漏电/,
  /\bburn(?:t|ed|s)\b|\bscald\w*\b|\bsteam\b|\bburns? (?:to|on)\b|\bon fire\b|\bcaught fire\b|\bexplo\w+\b|\bpetrol\b|\bboiling\b|\bhot (?:oil|water|fat|tar)\b|\bflames?\b|\bbonfire\b|\bshock from\b|\blive wire\b|\bsocket\b|\bmains\b|\belectric\w*\b/,
)
export const deepBurn = either(
  /焦|发黑|黑了|黑洞|(?:皮肤?|肉|创面|那里|伤口|一块)(?:\S{0,4})(?:白|灰|掉|脱|烂|开|卷|没了)|蜡白|皮革|不痛|没感觉|没知觉|麻木|(?:两|双)(?:条)?(?:腿|手|脚|臂)|整(?:条|个|只|张)|一大片|大面积|满脸|脸|鼻毛|眉毛|声音哑|嗓子|会阴|下身|下体|大水泡|好多(?:水)?泡|心慌|胸口/,
  /\bleathery\b|\bcharred\b|\bwaxy\b|\bwhite\b|\bblack(?:ened)?\b|\bgr[ae]y\b|\bslimy\b|\bpeel\w*\b|\bskin (?:is )?(?:\w+ )?(?:off|gone|hanging|falling|coming)\b|\bnumb\b|\bboth (?:\w+ )?(?:legs|arms|hands|feet)\b|\bface\b|\bwhole\b|\bgenitals?\b|\bgroin\b|\b(?:large|huge|big|massive) blister\w*\b|\bblister\w* all over\b|\bhoarse\b|\bnose hair\b|\beyebrows\b|\bcan't feel\b|\bheart\b|\ball over\b/,
)
export const blood = either(
  /血(?!压|糖|脂|常规|型|管|丝|痂|友|栓|小板|色素|检|氧|块?化验)|见红/,
  /\bblood\b(?! (?:pressure|test|sugar|type|draw|thinner|count|group))|\bblood(?:y|ied) (?:diarrh|stool|vomit|poo)/,
)
export const broughtUp = either(
  /吐(?!槽|司|气)|呕|咳|咯|喷/,
  /\bvomit\w*\b|\bthr(?:ow\w*|ew) up\b|\bpuk\w+\b|\bcough\w*\b|\bspit\w*\b|\bspat\b|\bbr(?:ing|ought|inging) up\b|\bspew\w*\b|\bbeing sick\b|\bsick up\b/,
)
export const muchBlood = either(
  /好多|很多|大量|大口|一大|几口|一口|盆|碗|杯|滩|马桶|块|鲜|红色|黑|暗红|一直|不停|止不/,
  /\blots?\b|\bmuch\b|\bclots?\b|\bbright\b|\bred\b|\bheav(?:y|ily)\b|\bcup\w*\b|\bpour\w*\b|\bfull of\b|\bkeeps?\b|\bstill\b|\bbowl\b|\ba pint\b|\bdark\b|\bblack\b|\bmaroon\b/,
)
export const bleeds = either(
  /流血|出血|血(?=\S{0,6}(?:流|冒|涌|喷|滴|渗|止|按|压))|鼻血/,
  /\bbleed\w*\b|\bbled\b|\bnose ?bleed\b/,
)
export const unstopped = either(
  /止不|按不住|压不住|停不|不停|没停|还在(?:流|冒|滴|渗)|一直(?:在)?(?:流|冒|滴|渗)|湿透|浸透|(?:个|多)?(?:小时|钟头)|半小时|分钟/,
  /\b(?:won't|not|doesn't|hasn't|can't|cannot|never) stop\w*\b|\bstill (?:going|bleeding|coming|pouring)\b|\bkeeps (?:bleeding|coming|going)\b|\bhours?\b|\bminutes\b|\bmins\b|\bsoak\w*\b|\bthrough (?:the |two |three |\d+ )?(?:towels?|bandages?|gauze)\b/,
)
export const bloodThinner = either(
  /华法林|抗凝|薄血|利伐沙班|达比加群|阿哌沙班|艾乐妥|拜瑞妥|氯吡格雷|波立维|血友病|血小板(?:低|少)/,
  /\bwarfarin\b|\bblood ?thinn\w*\b|\beliquis\b|\bapixaban\b|\bxarelto\b|\brivaroxaban\b|\bdabigatran\b|\bclopidogrel\b|\bplavix\b|\bhaemophili\w+\b|\bhemophili\w+\b|\banticoagula\w*\b|\bheparin\b/,
)

/** Who. */
export const smallChild = either(
  /宝宝|婴儿|幼儿|孩子|小孩|小朋友|女儿|儿子|娃|孙(?:子|女)|毛头|(?:[1-9一二两三四五六七八九]|1[0-2])岁/,
  /\bbab(?:y|ies)\b|\binfant\b|\btoddlers?\b|\bchild(?:ren)?\b|\bson\b|\bdaughter\b|\bkids?\b|\bgrand(?:son|daughter|child|kid)\b|\blittle (?:one|boy|girl)\b|\bnewborn\b|\b[1-9] ?(?:yo|y\/o|yr|year)s?\b|\bboy\b|\bgirl\b|\bniece\b|\bnephew\b/,
)
export const severalPeople = either(
  /全家|一家|我们(?:都|几|两|三)|大家|几个人|都(?:头|恶|吐|晕|不舒)|家里人都|我和/,
  /\ball of us\b|\bwe all\b|\bboth of us\b|\bwe both\b|\bfamily\b|\beveryone\b|\bour heads?\b|\bme and\b|\bhousemates?\b|\bthe (?:dog|cat) too\b/,
)
/** Someone known to be with child, by how far it is. */
export const withChild = either(
  /怀孕|怀了|怀(?:着|孩子|胎|二胎|双胞)|孕(?:妇|期|早|中|晚|\d)|身孕|胎动|预产|羊水|\d{1,2}周|(?:老婆|媳妇|爱人|妻子|太太|我|妹妹|姐姐|儿媳)(?:\S{0,3})(?:[4-9四五六七八九])个(?:多)?月(?:了|的)?|大肚/,
  /\bpregnan\w*\b|\b(?:[6-9]|[1-3]\d|4[0-2]) ?(?:weeks?|wks?)(?: pregnant| gone| along)?\b|\btrimester\b|\bexpecting\b|\bdue (?:date|in|next|on)\b|\bmy bump\b|\b(?:five|six|seven|eight|nine|[5-9]) months (?:gone|along)\b/,
)
