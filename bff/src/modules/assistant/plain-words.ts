/**
 * What a person wrote, in the one form that the rules read: half-width, lower case, simplified, dialect words by their
 * common ones, without spaces between Chinese characters. Only for the rules: it is neither shown nor kept.
 */
export function plainWords(text: string): string {
  let plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
  plain = plain.replaceAll(/\p{Cf}|\p{Mn}/gu, '')
  plain = plain.replaceAll(/[\p{Script=Han}]/gu, (one) => simplified[one] ?? one)
  plain = plain.replaceAll(/(?<=\p{Script=Han})[\s*_·.~-]+(?=\p{Script=Han})/gu, '')
  for (const [from, to] of [...misspelt, ...commonWords]) plain = plain.replaceAll(from, to)

  return plain.replaceAll(/\s+/g, ' ').trim()
}

/** Clauses, so that a “no” counts for what it stands beside. */
export function clausesOf(plain: string): string[] {
  return plain
    .split(
      /(?<!\d)\.|\.(?!\d)|[,;:!?。、\n]|但是|但|可是|然后|\bbut\b|\bthough\b|\balthough\b|\band now\b|\bnow\b(?= \w)/,
    )
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
}

const pairs = (from: string, to: string): Record<string, string> =>
  Object.fromEntries([...from].map((one, index) => [one, [...to][index] ?? one]))

/** Only characters that complaints are written with. */
const simplified = pairs(
  '氣嚴頭暈腦臟腫痠癢發燒熱嘔瀉藥過個來沒點還會媽嬰兒兩歲週產婦懷車禍斷傷燙電觸覺動視聽說話講臉側邊無這樣現間陣劇絞壓悶難聲齒關節頸腳膚濕蕁膽腎臥陰經帶滿後從乾嗎條鐘歐痺癱癲癇驚風濺農劑顏臍嚨嚥殺遺書繩橋樓頂養餵體溫膠緊爛紅綁噴濃裡裏誰為給讓應孫陽滾湯潑機線龍採噁閃鏡轉擔憂醫護險雙顆幾萬與對開進遠運時長門問們別傾處單獨幹軟強彈塊總結繃鬆衝髮臺嗆紗輪灘盪瘡藍閉幫墜遞擊縫壞療紮痙攣貧虛錢銹鐵鋼鉛筆鋸鑽',
  '气严头晕脑脏肿酸痒发烧热呕泻药过个来没点还会妈婴儿两岁周产妇怀车祸断伤烫电触觉动视听说话讲脸侧边无这样现间阵剧绞压闷难声齿关节颈脚肤湿荨胆肾卧阴经带满后从干吗条钟欧痹瘫癫痫惊风溅农剂颜脐咙咽杀遗书绳桥楼顶养喂体温胶紧烂红绑喷浓里里谁为给让应孙阳滚汤泼机线龙采恶闪镜转担忧医护险双颗几万与对开进远运时长门问们别倾处单独干软强弹块总结绷松冲发台呛纱轮滩荡疮蓝闭帮坠递击缝坏疗扎痉挛贫虚钱锈铁钢铅笔锯钻',
)

/** What is typed for it: by its sound, by a slip of the finger, without its apostrophe. */
const misspelt: readonly (readonly [RegExp, string])[] = [
  [/[凶匈](?=口|部|闷|痛|疼)/g, '胸'],
  [/満/g, '满'],
  [/利害/g, '厉害'],
  [/[贱渐](?=到|进|入|了|在)(?!好)/g, '溅'],
  [/哮[踹揣]|消喘|效喘/g, '哮喘'],
  [/(?<=气|得|在|直|发)[踹揣](?!了?一脚)/g, '喘'],
  [/寒颤|打冷[战颤]|冷颤/g, '寒战'],
  [/煞白|刷白|雪白(?!色)|纸一样白|白得像纸|死白/g, '惨白'],
  [/晕到|昏到/g, '晕倒'],
  [/抽畜|抽触|抽蓄|抽蹙/g, '抽搐'],
  [/昏米/g, '昏迷'],
  [/流雪|出雪/g, '流血'],
  [/华法令|华发林/g, '华法林'],
  [/喷设|碰射/g, '喷射'],
  [/(?<=嘴|嘴巴|口|脸)外(?=了|到|斜)/g, '歪'],
  [/白沬|白末/g, '白沫'],
  [/自沙|紫杀|自鲨|zi ?sha\b/g, '自杀'],
  [/想屎|想s\b|想s(?=了|$)/g, '想死'],
  [/钮扣/g, '纽扣'],
  [/\b(can|won|don|didn|isn|hasn|haven|couldn|doesn|wouldn|wasn|aren)t\b/g, "$1't"],
  [/\bim\b/g, "i'm"],
  [/\b(he|she|it)s\b/g, "$1's"],
  [/\bive\b/g, "i've"],
  [/\bcan not\b/g, 'cannot'],
  [/\bb4\b/g, 'before'],
  [/\bbreath(?= (?:properly|well|anymore|right))|\bbreth(?:e)?\b|\bbreeth\w*/g, 'breathe'],
  [/(?<=\b(?:can't|cannot|couldn't|to) )breath\b/g, 'breathe'],
  [/\bbreth?ing\b/g, 'breathing'],
  [/\bsei[sz]ures?\b|\bsiezures?\b|\bsezures?\b/g, 'seizure'],
  [/\bunconcious\b|\bunconsious\b/g, 'unconscious'],
  [/\bstomache\b/g, 'stomach'],
  [/\bcheast\b|\bchset\b/g, 'chest'],
  [/\bsuc?ide\b|\bsuicde\b/g, 'suicide'],
  [/\bblee?ding\b|\bbleading\b/g, 'bleeding'],
  [/\bvomm?it+ing\b/g, 'vomiting'],
  [/\balergic\b|\ballergie\b/g, 'allergic'],
  [/\bpregnent\b|\bpregant\b|\bpreggo\b/g, 'pregnant'],
  [/\bepilepsie\b/g, 'epilepsy'],
  [/\bstrok\b/g, 'stroke'],
  [/\bhart attack\b/g, 'heart attack'],
]

/** Cantonese, Shanghainese, Sichuanese, north-eastern and Hokkien spellings, and what phones make of them. */
const commonWords: readonly (readonly [RegExp, string])[] = [
  [/咗/g, '了'],
  [/晒(?!伤|太阳|黑|后|红)/g, '光'],
  [/[嘅噶]/g, '的'],
  [/[佢伊渠]/g, '他'],
  [/[饮]/g, '喝'],
  [/食/g, '吃'],
  [
    /(?:抖|唞|敨|透|吸|吊|提|回)(?:唔到|唔过|弗过|勿过|不过|不上|不赢|不出|唔上|不到|不得)(?:来)?气/g,
    '喘不上气',
  ],
  [/气(?:透|吸|喘|提|上|抽)(?:弗|勿|唔|不)(?:过|出|上|到|得)来?/g, '喘不上气'],
  [/(?:唔识|识唔到|晤识)/g, '不会'],
  [/[唔弗勿冇嘸嘞]有|[冇呒]没?(?:有)?/g, '没有'],
  [/[唔弗勿晤]/g, '不'],
  [/脑壳|头壳|脑阔|脑袋瓜子|脑瓜子|脑袋|后脑勺/g, '头'],
  [/心口(?:子|窝)?|胸坎|胸脯子|胸膛/g, '胸口'],
  [
    /(?:小|细)(?:囡|佬|路|孲|毛头|蚊仔)|毛毛头|囡囡|娃儿|奶娃|月娃子?|妹仔|幺儿|伢(?:子|儿)?|(?:bb|b仔)(?=[\p{Script=Han}\s]|$)|阿囡|孲孧/gu,
    '宝宝',
  ],
  [/肚皮|肚肚|肚仔|肚囊皮/g, '肚子'],
  [/嘴巴皮|嘴角/g, '嘴角'],
  [/(?:一边|半爿|半边|单边|一侧|半侧|一只边)/g, '一侧'],
  [/(?:晕|昏|厥|搐|瘫|跌)(?:特|脱|低|咗|得去|倒脱|过去|死过去|倒)(?:了|咧|啦)?/g, '晕倒'],
  [/扯(?:筋|疯|抽)|抽抽|扯羊癫疯|发羊吊|羊(?:癫|角|颠)疯|惊风/g, '抽搐'],
  [
    /(?:流|出|飙|飚|标|喷|淌)(?:咗|了|得|出)?(?:好多|老多|交关|多多|蛮多|一大滩|一滩|嘎许多|一地)(?:的)?血/g,
    '大出血',
  ],
  [/(?:不住|不停|不牢|不脱|莫得停|不断)血|血(?:止不牢|停不脱|止不到|停不到|止不落)/g, '血止不住'],
  [/(?:好|几|死|蛮|交关|老|贼|巴)(?:鬼)?痛/g, '很痛'],
  [
    /痛得(?:来)?(?:要死|要命|死去活来|在地上滚|打滚|喊|遭不住|受不了|不得了)|(?:痛|疼)(?:死|煞)(?:我|了|人)?/g,
    '剧痛',
  ],
  [/[攞拎]/g, '拿'],
  [/(?<=[讲说])嘢/g, '话'],
  [/嘢/g, '东西'],
  [/青埋|青晒/g, '发青'],
  [/疼/g, '痛'],
  [/寻死|寻短见|寻短|自寻短见|轻生|自尽|寻死路/g, '自杀'],
  [/(?:活不下去|莫想活|不想活|活腻|活够|不要活|唔想做人|不想做人)/g, '不想活'],
  [/(?:食|吃)错(?:咗|了)?药/g, '误服药'],
  [
    /(?:闹|敌敌畏|耗子|老鼠|灭鼠|毒鼠|杀虫|除草)(?:药|剂)?(?:水)?(?=(?:了|咗|喝|吃|下去|中毒|$|[\p{Script=Han}]))/gu,
    '农药',
  ],
  [/百草枯|敌敌畏|敌百虫|有机磷/g, '农药'],
]
