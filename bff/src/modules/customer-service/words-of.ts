/** Without an article of their own in any question: they say that something is asked, not what. */
const STOP_WORDS = new Set(
  (
    '的 了 吗 呢 吧 啊 呀 嘛 么 是 在 有 没 没有 不 我 你 您 他 她 我们 你们 他们 这 那 这个 那个 这里 那里 请 请问 问 问下 一下 ' +
    '怎么 怎样 如何 什么 哪 哪里 哪儿 哪个 为什么 多少 几 能 能不能 可以 可不可以 要 想 需要 应该 会 得 到 去 来 给 把 被 和 与 ' +
    '或 还 也 都 就 才 又 再 很 个 些 点 里 上 下 中 后 前 时 时候 办 做 弄 用 让 帮 知道 告诉 怎么办 怎么样 是不是 有没有 现在 ' +
    '咱们 你好 您好 谢谢 一个 医院 地方 先 从 对 跟 大 小 多 好 吃 过 ' +
    'a an the is are am be been do does did can could may might must should would will shall i you he she it we they me my ' +
    'your our his her their of to in on at for from with and or not no so if as by about into than then there here this that ' +
    'these those what when where which who whom how why have has had get got please want need tell know any some out up much ' +
    'many hospital hello hi thanks thank'
  ).split(' '),
)

const HAN = /\p{Script=Han}/u
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/**
 * What a text speaks of, in either language: Chinese by the words of the ICU dictionary, English by its stems. Where
 * the dictionary knows no word (医保 comes as two characters), neighbours make one; of a long word its pairs count too,
 * so that 电子发票 is found by 发票.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let lone = ''
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    const isHan = isWordLike === true && HAN.test(segment)
    if (isHan && segment.length === 1) {
      if (lone !== '') words.push(lone + segment)
      if (!STOP_WORDS.has(segment)) words.push(segment)
      lone = segment
      continue
    }
    lone = ''
    if (isWordLike !== true || STOP_WORDS.has(segment)) continue
    if (!isHan) words.push(stemOf(segment))
    else words.push(segment, ...(segment.length > 2 ? pairsOf(segment) : []))
  }

  return words
}

function pairsOf(word: string): string[] {
  return [...word].slice(1).map((character, index) => word[index] + character)
}

/** `Parking` and `parks`, `invoices` and `invoice` are one word. */
function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z’']+$/.test(word)) return word
  const bare = word.replace(/[’']s?$/, '')

  return bare
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es$/, '')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\w{3})(ing|ed)$/, '')
    .replace(/e$/, '')
}
