/** Without an article of their own in any question: they say that something is asked, not what. */
const STOP_WORDS = new Set(
  (
    '的 了 吗 呢 吧 啊 呀 嘛 么 是 在 有 没 没有 不 我 你 您 他 她 它 我们 你们 咱们 他们 这 那 这个 那个 这里 那里 请 请问 问 一下 ' +
    '怎么 怎样 如何 什么 哪 哪里 哪儿 哪个 为什么 几 能 能不能 可以 可不可以 要 想 需要 应该 会 得 到 去 来 给 把 被 和 与 为 ' +
    '或 还 还是 也 都 就 才 又 再 很 个 些 点 里 上 下 中 后 前 时 时候 办 做 弄 用 让 帮 知道 告诉 怎么办 怎么样 是不是 有没有 ' +
    '现在 你好 您好 谢谢 一个 医院 地方 先 从 对 跟 大 小 多 好 过 以后 以前 出来 总是 看 我的 你们的 多少 还没 已经 一 哪些 ' +
    'a an the is are am be been was were do does did can could may might must should would will shall i you he she it we ' +
    'they me my your our his her their of to in on at for from with and or not no so if as by about into than then there ' +
    'here this that these those what when where which who whom how why have has had get got please want need like tell ' +
    'know any some out up much many hospital hello hi thanks thank yet also just us make'
  ).split(' '),
)

export const HAN = /\p{Script=Han}/u
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** Words of a text that say what it is about, and for each the terms by which an index knows it. */
export interface Word {
  /** As the index writes it. */
  text: string
  /** Pairs of characters in it and across its ends. */
  pairs: string[]
}

/**
 * What a text speaks of, in either language: Chinese by the words of ICU's dictionary, English by their stems. The
 * dictionary cuts 医保 into two and 怎么开发票 in the wrong place, so pairs of neighbouring characters count beside it.
 */
export function readWords(text: string): Word[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\b[a-z])&(?=[a-z]\b)/g, '')
  const pieces = [...segmenter.segment(plain)]

  return pieces.flatMap(({ segment, isWordLike }, at) => {
    if (isWordLike !== true || STOP_WORDS.has(segment)) return []
    if (!HAN.test(segment)) return [{ text: stemOf(segment), pairs: [] }]
    const before = pieces[at - 1]?.segment.match(/\p{Script=Han}$/u)?.[0] ?? ''
    const after = pieces[at + 1]?.segment.match(/^\p{Script=Han}/u)?.[0] ?? ''

    return [{ text: segment, pairs: pairsOf(before + segment + after) }]
  })
}

/** The same for an index. */
export function termsOf(text: string): string[] {
  return readWords(text).flatMap(({ text: word, pairs }) => [...new Set([word, ...pairs])])
}

function pairsOf(word: string): string[] {
  return [...word].slice(1).map((character, index) => word[index] + character)
}

/** `Parking` and `parks`, `invoices` and `invoice` are one word. */
function stemOf(word: string): string {
  const bare = word.replace(/[’']s?$/, '')
  if (bare.length < 4 || !/^[a-z]+$/.test(bare)) return bare

  return bare
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es$/, '')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\w{3})(ing|ed)$/, '')
    .replace(/(?<=\w{3})e$/, '')
}
