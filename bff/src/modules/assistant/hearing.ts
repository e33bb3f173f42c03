import { clausesOf, plainWords } from './plain-words.ts'
import { type SaidNumber, saidNumbersIn } from './said-numbers.ts'

/** What somebody said, as rules and the net read it. */
export interface Hearing {
  /** Without figures of speech; a space between Chinese words is the comma that most people type it for. */
  plain: string
  clauses: readonly string[]
  /** The same, with a space between Chinese words read as nothing too. */
  eitherWay: readonly string[]
  numbers: readonly SaidNumber[]
  /** Those of what is of long ago or only asked about, too. */
  numbersOfAll: readonly SaidNumber[]
}

/** Two things said one after the other, as one. */
export const together = (before: Hearing, now: Hearing): Hearing => ({
  plain: `${before.plain}\n${now.plain}`,
  clauses: [...before.clauses, ...now.clauses],
  eitherWay: [...before.eitherWay, ...now.eitherWay],
  numbers: [...before.numbers, ...now.numbers],
  numbersOfAll: [...before.numbersOfAll, ...now.numbersOfAll],
})

export function hear(text: string): Hearing {
  const unspaced = withoutFigures(plainWords(text))
  const plain = withoutFigures(
    plainWords(
      text.replaceAll(
        /(?<=\p{Script=Han}{2}) +(?=[^\sA-Za-z])|(?<=[^\sA-Za-z]) +(?=\p{Script=Han}{2})/gu,
        ', ',
      ),
    ),
  )
  const clauses = clausesOf(plain)
  const live = clauses.filter((clause) => !isPassed(clause))

  return {
    plain,
    clauses,
    eitherWay: [...new Set([...clauses, ...clausesOf(unspaced)])],
    numbers: saidNumbersIn(unspaced, live.join(', ')),
    numbersOfAll: saidNumbersIn(unspaced, clauses.join(', ')),
  }
}

const withoutFigures = (plain: string) =>
  figuresOfSpeech.reduce((left, figure) => left.replaceAll(figure, ' '), plain)

/** What is only said so. */
const figuresOfSpeech: readonly RegExp[] = [
  /(?:笑|乐)(?:到|得|死)(?:\S{0,4})(?:抽搐|抽筋|岔气|断气|肚子很?痛|晕倒|喘不上气|喘不过气|不能呼吸)/g,
  /(?:忙|压力大?|(?<!高空|高处|井下|水下|空间|电工|焊接)作业|工作|房贷|房价|学习|加班|生活|债)(?:\S{0,8})(?:喘不(?:上|过)气|窒息|晕倒|吐血|要死)/g,
  /气(?:到|得)(?:我)?(?:吐血|脑溢血|心脏病发作|中风|胸口很?痛)|吐血推荐|呕心沥血|滴血|看(?:得|到)?(?:我|他|她|人)?心(?:痛|绞痛|梗|脏病)/g,
  /(?:热|累|困|饿|笑|急|气|烦|吵|冷|酸|痒|忙|美|帅|可爱|丑|无聊)(?:得|到)?(?:我)?(?:要|快|想|都)?(?:死|晕|昏)(?:了|我|过去)/g,
  /\bsle(?:ep|pt|eping) like (?:the )?dead\b|\bdead (?:tired|phone|battery|line)\b|\b(?:can't|cannot|won't) wake (?:me|us|up)(?: \w+){0,3} (?:with|to|by) (?:an? |the |my )?alarm\b/g,
  /\b(?:took|takes|take) my breath away\b|\bheart ?broken\b|\bbr(?:eaks?|oke) my heart\b|\bgave me a heart attack\b|\bpain in the (?:neck|ass|arse|butt)\b|\bbreast ?stroke\b|\bstroke of (?:luck|genius)\b/g,
  /\b(?:laugh\w*|work|boss|deadlines?|queue|bill|price)(?: \w+){0,6} (?:to death|i (?:almost |nearly )?(?:died|fainted|choked|passed out)|gave me a (?:stroke|heart attack|fit))\b/g,
  /钱包(?:\S{0,2})(?:大出血|滴血)|(?:吃错|误服)药了吧|(?:贵|尴尬|卷|丑|挤)(?:得|到)(?:我|人)?(?:要|快|都)*(?:窒息|吐血|晕倒|喘不上气|心梗|脑溢血)/g,
  // Places that are named after it.
  /(?:胸痛|卒中|中毒|创伤)(?:急救)?中心|(?:癫痫|抽搐|眩晕|过敏|烧伤|卒中|中风)(?:专科)?门诊|\b(?:stroke|chest pain|poisons?(?: control)?|burns?|epilepsy) (?:unit|cent(?:er|re)|clinic)\b/g,
  /\bdrowning in (?:work|paperwork|emails|debt)\b|\bsuffocating (?:rules|heat)\b|\bchoked? up\b|\b(?:had|having|throw(?:ing)?|threw) a fit (?:about|over|because|when)\b/g,
]

/** Of long ago, only asked about, or of what was treated. */
export const isPassed = (clause: string): boolean => isAside.test(clause) && !isNow.test(clause)

/** Whether words speak of now, whatever else they speak of. */
export const isOfNow = (plain: string): boolean => isNow.test(plain)

/** Whether a “no” stands before what is said at this place of a clause. */
export const isDeniedAt = (clause: string, index: number): boolean =>
  isDenied.test(clause.slice(Math.max(0, index - 24), index))

const isDenied =
  /(?:没有?|并?无|不是?|没得|未|别|不会|并不|排除了?|不再)(?:出现|觉得|感觉|感到|什么|发生|任何|过|明显|有|怎么|像|怕|想)*$|\b(?:no|not|never|without|denies|don't have|do not have|didn't|did not|doesn't|isn't|wasn't|hasn't|haven't|free of|instead of)(?: (?:any|a|an|the|really|having|had|have|more|longer|sign of|signs of|feeling|thoughts? of|thoughts? about|intention of|plans? to|urge to|wish to))*\s?$/

const isNow =
  /突然|现在(?!(?:已|都|也|已经|全)?(?:\d|[一二三四五六七八九十]|只[要想]|恢复|好|想|要|没|能|挺|正常|稳定|可以|一切|健康))|正在|刚刚|刚才|今天|马上|立刻|又|还在|一直|怎么办|救命|不行了|这会儿?|今晚|昨晚|半夜|越来越|(?:分钟|小时)(?!候)|\bsudden|\bright now\b|\bjust\b(?! (?:asking|curious|wondering|embarrassed|kidding|joking)\b)|\btoday\b|\bagain\b|\bstill\b|\bhelp me\b|\bgetting worse\b|\btonight\b/

/** Past, asked for somebody's lesson, or what comes after it was treated. */
const isAside =
  /去年|前年|(?:[\d一二两三四五六七八九十几多]|半)年(?:多|来)?(?:了|前)?|以前|从前|小时候|年前|个月前|曾经|当年|(?<![跟和像同])上次|复查|复诊|随访|拆线|康复|预防|科普|探视|过世|去世|讲座|课程|培训|海报|宣传|(?<!高空|高处|井下|水下|空间|电工|焊接)作业|驾照|(?<!打[完了过]\S{0,8})疫苗|体检|电影|电视(?!机)|小说|游戏|新闻|保险|证明|遗传|家族史|会不会(?!死)|打完会\S{0,3}(?:发烧|发热|过敏)|会发烧吗|什么是|是什么意思|有什么区别|有啥区别|历史|纪念|论文|考试|志愿|\b(?:years?|yrs?|months?) ago\b|\blast (?:year|month)\b|\bused to\b|\bas a child\b|\bfollow[- ]?up\b|\bcheck[- ]?up\b|\bprevent|\blecture\b|\bcourse\b|\btraining\b|(?<!\b(?:after|since|had|got|following)\b.{0,24})\bvaccin|\brenew\w*\b|\brefills?\b|\bexpire[sd]?\b|\bschool\b(?= (?:project|work|essay))|\bsick note\b|\bposter\b|\bleaflet\b|\bwhat (?:is|are|does|causes?) (?:an? |the )?\w+(?: (?:exactly|mean|attacks?|poisoning))*$|\bwhat (?:foods?|things) (?:can |could |may )?(?:cause|trigger)|\bdifference between\b|\bhad (?:an? )?(?:stroke|heart attack|fit|seizure)\b.{0,12}\bat (?:the age of )?[4-9]\d\b(?! ?(?:am|pm|:|min))|\bmovie\b|\bfilm\b|\bnovel\b|\bgame\b|\binsurance\b|\bfamily history\b|\bhistory of\b|\brehab|\bstitches (?:out|removed)\b|\bscreening\b|\brisk of\b|\bcertificate\b|\bin the past\b/
