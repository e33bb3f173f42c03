import { either, type RedFlagRule, rule } from './red-flag-rule.ts'
import * as slot from './red-flag-slots.ts'

const drugOrBite = either(
  /吃|喝|咬|叮|蛰|蜇|针|药|输液|造影|过敏/,
  /\bate\b|\beat\w*\b|\bdrank\b|\bsting\b|\bstung\b|\bbit\w*\b|\bjab\b|\binjection\b|\btablets?\b|\bnuts?\b|\bpeanuts?\b|\ballerg\w*\b|\bcontrast\b/,
)
const afterBirth =
  /生完(?!气)|刚生|产后|剖腹产|剖宫产|坐月子|\bgave birth\b|\bpost-?partum\b|\bafter (?:the )?(?:birth|delivery|c-?section)\b|\bhad (?:my|our|the) baby\b/

/** Signs that are grave by what they go with; `red-flag-concepts.ts` has the usual pictures. */
export const redFlagSigns: readonly RedFlagRule[] = [
  rule(
    'chest_pain',
    [
      /心(?:脏|跳|率|慌|悸)|\bheart\b|\bpulse\b|\bpalpitation\w*\b/,
      /(?:[^\d]|^)(?:1[4-9]\d|2\d\d|[23]\d)(?:次|下|$|\b)|停跳|漏跳|很快|特别快|\brac\w+\b|\bpound\w*\b|\bflutter\w*\b|\bslow\b/,
      /晕|黑|冷汗|要倒|喘|\bblack(?:ing)? ?out\b|\bpass(?:ing)? out\b|\bfaint\w*\b|\bdizz\w*\b|\bbreath\w*\b/,
    ],
    /去年|体检|\bblood pressure tablet/,
  ),
  rule(
    'severe_pain',
    [
      /撕(?:裂|开)|刀(?:捅|割|绞|扎)|\btearing\b|\bripping\b/,
      /痛|\bpain\b/,
      /胸|背|肩胛|腰|肚|\bchest\b|\bback\b|\bshoulder\b|\bbelly\b|\bstomach\b|\babdom\w+\b/,
    ],
    /月经|痛经|拉伤|\bmuscle tear/,
  ),
  rule('severe_pain', [slot.pain, slot.ashen], /胸|心口|痛经|例假|月经|\bchest\b|\bperiods?\b|\bhot flush/),
  rule('severe_pain', [
    slot.belly,
    /\b(?:rock|solid|rigid|board)\b|板|石头/,
    /直不起|不能动|\bcan't (?:stand|move|straighten)\b/,
  ]),
  rule('stroke', [
    /眩晕|天旋地转|头(?:很)?晕|\bvertigo\b|\bdizz\w*\b|\broom (?:is )?spinning\b/,
    /双影|重影|两个影|直线|走不(?:稳|了路)|往一(?:侧|边)倒|吞不下|呛水|\bdouble\b|\bwalk straight\b|\bcan't walk\b|\bslur\w*\b|\bcan't swallow\b/,
  ]),
  rule('bleeding', [
    /月经|例假|姨妈|下面|\bperiod\b|\bvagina\w*\b|\bpads?\b|\btampons?\b|垫子|卫生巾/,
    /湿透|浸透|血块|[一二三两1-3]个?(?:小时|钟头)(?:\S{0,4})(?:换|片)|(?:分钟|小时)(?:\S{0,3})换|\bevery (?:\w+ )?(?:\d+ )?(?:min\w*|hour)\b|\bsoak\w*\b|\bpouring\b|\bflood\w*\b/,
  ]),
  rule(
    'breathlessness',
    /坐着才能(?:喘|睡|呼吸)|(?:肺|胸)(?:\S{0,4})灌了?水|(?:喘气|呼吸|出气|透气|吸气)(?:\S{0,4})(?:费劲|费力|吃力|很难|困难)|吸不进气|\b(?:have to|only) (?:sleep|breathe) (?:sitting|upright)\b|\bcan't lie (?:flat|down)\b|\bwork(?:ing)? (?:so |very )?hard to breathe\b|\btired (?:from|of) breathing\b/,
  ),
  rule('breathlessness', [
    /\bwhistling\b|\bnois[ey]\w*\b|\bstridor\b|\bhigh[- ]pitched\b|吸气(?:\S{0,4})(?:响|声|鸣)|喉(?:咙)?(?:\S{0,3})(?:响|鸣)/,
    /\bbreath\w*\b|吸气|呼吸|喉/,
    /\bdrool\w*\b|\blie down\b|\bblue\b|\bfever\b|\bcan't swallow\b|流口水|发烧|紫|凹|咽不下/,
  ]),
  rule(
    'breathlessness',
    [
      /脖子|喉|嗓|嘴|\bneck\b|\bthroat\b|\bjaw\b/,
      /肿|张不开|咽不下|吞不下|\bswoll?en\b|\bcan't (?:open|swallow)\b/,
      /发烧|流口水|喘|呼吸|§fever|\bdrool\w*\b|\bfever\b|\bbreath\w*\b/,
    ],
    /扁桃体发炎两天|腮腺|\bmumps\b/,
  ),
  rule(
    'seizure',
    [
      slot.shaking,
      /一下一下|眼(?:睛)?(?:\S{0,4})(?:斜|偏|一边|直)|愣住|硬邦|僵|倒(?:在|地)|尿|发烧|\bstiff\b|\bjerk\w*\b(?=.*\b(?:mins?|minutes|seconds|fever)\b)|\bfever\b(?=.*\bjerk)|\bblank\b/,
      /孩子|宝宝|娃|突然|第一次|倒|咬|叫不|\bmy\b|\bhe\b|\bshe\b|\bkid\b|\bfell\b|\bsudden\w*\b/,
    ],
    /抽血|手抖|\bstiff (?:neck|knee|shoulder|back|joints?|fingers)\b|\bshaky\b/,
  ),
  rule(
    'pregnancy',
    [
      afterBirth,
      /湿透|血块|血(?:\S{0,3})多|发冷|寒战|看(?:东西|不清)|眼(?:睛|前)?花|头(?:很|剧|好)?(?:痛|晕)|喘|胸(?:闷|痛)|小腿(?:肿|痛)|抽|不想活|伤害(?:孩子|宝宝)|§fever|\bsoak\w*\b|\bclots?\b|\bfever\w*\b|\bchills\b|\bheadache\b|\bvision\b|\bbreath\w*\b|\bchest\b|\bcalf\b|\bharm(?:ing)? the baby\b|\bseeing\b/,
    ],
    /半年|一年|\bmonths ago\b/,
  ),
  rule('pregnancy', [
    /hcg|验孕|早孕|宫外|\bpregnan\w*\b|停经/,
    /一(?:侧|边)(?:\S{0,4})(?:痛)|剧(?:烈|痛)|肩膀?(?:也)?痛|晕倒|\bone side\b|\bshoulder(?: tip)? pain\b|\bsharp\b|\bfaint\w*\b|\bcollaps\w*\b/,
  ]),
  rule('poisoning', [
    /(?:柴|汽|煤|机)油|农药|消毒|洁厕|酒精|洗(?:洁|衣)|清洁|防冻|药水|碘|香蕉水|84/,
    /(?:当|当成|当作|误(?:把|将|当)?)(?:\S{0,4})(?:水|饮料|酒|牛奶|糖)?(?:\S{0,2})(?:喝|吃|吞)|误(?:喝|服|食|吞)/,
  ]),
  rule(
    'poisoning',
    [
      slot.smallChild,
      /整(?:板|瓶|盒)|一(?:板|瓶|大把|把)|半瓶|抠出|拆(?:开|了)|\bhandful\b|\bwhole (?:pack|box|bottle|strip)\b|\bnicotine\b|\bvapes?\b|\bedibles?\b|\bcannabis\b|\bcigarettes?\b|烟头|烟油/,
      /吃(?:了|掉|光|下|$)|吞|咽|喝(?:了|光)|\bate\b|\beat\w*\b|\bchew\w*\b|\bswallow\w*\b|\bdrank\b|\bmouth\b/,
    ],
    /牛奶|酸奶|饼干|薯片|糖果|奶粉|零食|果汁|\bcookies?\b|\bmilk\b|\bcrisps\b|\bjuice\b/,
  ),
  rule('burn', [
    /鞭炮|烟花|爆竹|电池|锅炉|煤气罐|高压锅|\bfireworks?\b|\bbatter(?:y|ies)\b|\bgas (?:bottle|canister)\b|\bpressure cooker\b/,
    /炸|爆|喷|\bexplod\w*\b|\bwent off\b|\bblew\b/,
    /手|脸|眼|身|腿|胸|烂|断|\bhand\b|\bface\b|\beyes?\b|\bfingers?\b|\bleg\b/,
  ]),
  rule(
    'burn',
    [
      either(slot.corrosive, /碱|酸(?!奶|痛|菜|胀|了|软)/),
      /烂|溃|发白|发黑|\bskin (?:\w+ )?(?:peel\w*|white|black|gone|off)\b/,
      slot.skin,
    ],
    /反酸|果酸|尿酸|叶酸|玻尿酸/,
  ),
  rule(
    'eye',
    [slot.irritant, /\bin (?:\w+(?:'s)? ){0,3}eyes?\b|眼(?:睛)?里|进眼/],
    /\beye ?drops?\b|眼药水|滴眼/,
  ),
  rule('eye', [/眼/, /突然|忽然|一下子|今天|刚/, /黑(?!眼圈|头)|看不|没(?:了)?视力|瞎/], /眼镜|黑眼圈/),
  rule(
    'anaphylaxis',
    [
      drugOrBite,
      /(?:全身|浑身|满身|一身|身上)(?:\S{0,5})(?:红|痒|疹|疙瘩|包|风团)|起(?:了)?(?:好多|很多)?(?:包|疙瘩|风团|疹)|\b(?:whole body|all over|everywhere)\b|\bhives\b|\bwelts\b/,
      either(
        slot.faint,
        slot.sick,
        /喘|憋|胸闷|呼吸|肿|声音|\bbreath\w*\b|\bwheez\w*\b|\bswell\w*\b|\bswoll?en\b|\bpuffy\b|\bthroat\b|\btight\w*\b/,
      ),
    ],
    /蚊|水痘|\bmosquito|\bchickenpox/,
  ),
  rule(
    'anaphylaxis',
    [
      drugOrBite,
      /(?:嘴|唇|脸|舌|眼)(?:\S{0,3})(?:肿|胀)|\b(?:lips?|face|tongue|eyes?) (?:\w+ ){0,3}(?:puff\w*|swell\w*|swoll?en)\b/,
      /喘|憋|晕|吐|疙瘩|起包|迅速|马上|分钟|\bbreath\w*\b|\bwheez\w*\b|\bminutes\b|\bdizzy\b|\bquickly\b|\bjust now\b/,
    ],
    /牙|溃疡|\btooth|\bdental/,
  ),
  rule('trauma', [
    /狗|狼|熊|猪|\bdog\b|\bbear\b|\bbit(?:e|ten)?\b/,
    /咬|\bbit(?:e|ten)?\b|\battack\w*\b/,
    /脖子|脸|喉|眼|撕|大口子|很深|洞|\bneck\b|\bface\b|\bthroat\b|\btorn\b|\bhole\b|\bdeep\b|\bchunk\b/,
  ]),
  rule(
    'trauma',
    [
      /头|脑|\bhead\b/,
      /摔|掉|撞|砸|磕|跌|\bfell\b|\bfall\b|\bhit\b|\bdropped\b|\bbang\w*\b/,
      /软包|凹|老睡|想睡|嗜睡|叫不|吐|昏|\bsoft (?:lump|swelling|spot)\b|\bdent\b|\bsleepy\b|\bvomit\w*\b/,
    ],
    /掉头发|\bhair\b|脱发|头发/,
  ),
  rule(
    'unconscious',
    /\bslump\w*\b|\b(?:won't|doesn't|not|isn't) (?:answer\w*|respond\w*|react\w*)(?: (?:us|me|to))|(?:眼睛)?睁着(?:\S{0,4})没反应|叫不起来|滑(?:下|倒)(?:\S{0,8})没反应/,
    /\bphone\b|\bemail\b|\bhelp ?line\b|电话|客服/,
  ),
]
