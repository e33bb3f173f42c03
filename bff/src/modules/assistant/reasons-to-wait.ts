import { isOfNow } from './hearing.ts'

/**
 * Why words of danger may be of no danger now, as a triage nurse would hear it: somebody jokes, tells of a film or of an
 * animal, wants to learn, tells of long ago or of what is over, or comes for papers. None of them suffices
 * (docs/decisions/0064): who is in danger may joke, or ask what it costs, too. So a word stays out that tells an
 * emergency as well (“好好的”, “video”, “几号楼”), and what is guarded is guarded against its opposite (“不稳定”).
 */
const reasons = {
  /** Who says so has joked, wherever it stands; any other reason has to be said of the danger itself. */
  joke: [
    /(?<!不|不是|没|别|跟你|和你)开个?玩笑的(?=$|[,。 ])/,
    /(?<!不是)说着玩|吐槽|表情包|段子/,
    /(?<!\bnot )\b(?:just|only) (?:kidding|joking)\b(?! around)/,
  ],
  fiction: [
    /电影(?!院)|电视剧|连续剧|剧(?:里|中|本)|综艺|动画|小说|漫画|游戏里|那场戏|主角|这首?歌/,
    /\b(?:movie|film|novel|tv (?:show|series))\b/,
  ],
  animal: [
    /(?:我家|我的)(?:宠物|狗狗?|猫[猫咪]?|仓鼠)(?!\S{0,4}[咬抓扑])/,
    /\bmy (?:dog|cat|puppy|kitten|rabbit) (?:has|had|is)\b/,
  ],
  lesson: [
    /原理|(?:生物|健康|产前)课(?!上)|急救(?:证|课)|手抄报|黑板报|科普|讲座|培训|补考|学习一下|问我(?:人)?为什么/,
    /(?:写|做|交|的)作业|网上说/,
    /(?<!孩子|宝宝|小孩)好奇(?![吃喝吞摸])/,
    /\b(?:poster|leaflet)\b/,
    /(?<!\b(?:has|have|had|all|all the|has the|have the|had the) )\bwarning signs of\b/,
  ],
  past: [
    /年前|前年|去年|小时候|从前|以前|曾经|当年|当时|那次|上次|老底子|岁的?时候/,
    /\b(?:years?|yrs?|months?) (?:ago|before|back)\b|\bbefore \w+ (?:years|months)\b|\bin (?:19|20)\d\d\b/,
    /\bat (?:the )?age (?:of )?\d|\bas a (?:child|kid|baby)\b|\blast (?:year|pregnancy)\b|\bused to\b/,
  ],
  over: [
    /(?:早就?|全|已经?)好了|(?:现在|一直|后|都)好好的|(?<![没未不]|没有)恢复(?:得|期|很|不错|好)/,
    /康复|后遗症|没(?:有)?再|没(?:有)?复发|复查|复诊/,
    /(?<![没未不]|没有)控制得?[很挺还]?好(?!差)|(?<!不)稳定(?![型性])/,
    /\bwell controlled\b|\b(?:seizure|attack|symptom)[- ]free\b|\b(?:ok|okay|fine|well|healthy) since\b/,
    /\bsame as always\b|\brehab\w*|\bspeech therap\w+/,
  ],
  errand: [/锦旗|伤情鉴定|慢病卡|驾照|续方|\bback to driving\b/],
} as const satisfies Record<string, readonly RegExp[]>

export type ReasonToWait = keyof typeof reasons
const names = Object.keys(reasons) as ReasonToWait[]
const isSaid = (name: ReasonToWait, words: string) => reasons[name].some((part) => part.test(words))

/** Said beside whatever else, nobody waits: no breath, no heartbeat, no answer, and so many tablets. */
const neverWaits =
  /救命|没(?:有)?了?(?:呼吸|心跳|脉搏|气了|反应)|停止呼吸|不(?:醒|省人事)|发紫|发青|止不|不停|加重了|\d ?(?:片|粒|颗)|(?:半|一|整)(?:瓶|板)|\bnot breathing\b|\bno (?:pulse|breath|response)\b|\bunresponsive\b|\bwon'?t (?:wake|stop)\b|\bblue\b|\b\d+ (?:pills|tablets)\b/

/** Beside the words of now that `isOfNow` knows: what may be of now is taken for it here. */
const perhapsNow =
  /一下子|忽然|猛地|今[早晨朝]|早上|上午|中午|下午|这[次胎样]|刚|就\S{0,2}(?:[晕昏]|抽|嘴歪)|\b(?:minutes|hours?) ago\b|\b(?:this|last) (?:morning|evening|afternoon|night)\b|\bnow\b|\bthis (?:one|time)\b/

export interface Reasons {
  /** Of all that is said; undefined: none. */
  ofAll: ReasonToWait | undefined
  /** Of what is said in this clause. */
  ofClause: (clause: string) => ReasonToWait | undefined
}

/** @param plain as `plainWords` leaves it; of now, it gives no reason */
export function reasonsIn(plain: string): Reasons {
  if (isOfNow(plain) || neverWaits.test(plain) || perhapsNow.test(plain))
    return { ofAll: undefined, ofClause: () => undefined }

  return {
    ofAll: isSaid('joke', plain) ? 'joke' : undefined,
    ofClause: (clause) => names.find((name) => isSaid(name, clause)),
  }
}
