/**
 * A person's words without what names them: numbers of documents, cards and phones, e-mail, addresses, and names where
 * they are introduced as such. What remains is what a model may read (S28).
 */
export function stripPersonal(text: string): string {
  let plain = text.normalize('NFKC')
  for (const [pattern, instead] of personal) plain = plain.replaceAll(pattern, instead)

  return plain
}

const personal: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[邮箱]'],
  [/(?:https?:\/\/|www\.)\S+/gi, '[链接]'],
  // Phones, documents, cards: five digits or more in a row, however they are set apart.
  [/[a-z]{0,3}\d(?:[\s-]?\d){5,}[xX]?/gi, '[号码]'],
  [
    /((?:我叫|我是|姓名[::是]?|名字[叫是::]?|叫做|他叫|她叫|患者|病人)\s*)(?!(?:不|个|男|女|一|想|来|谁|什么|怎么|孕妇|老|做|搞|从|在|学生|医生|糖尿|高血|乙肝))\p{Script=Han}{2,4}(?=$|[,,。.;;\s!!]|的|今年|身份|电话|手机|,)/gu,
    '$1[姓名]',
  ],
  [
    /((?:[Mm]y name is|I am called|[Nn]ame:|[Hh]is name is|[Hh]er name is|I'm (?=[A-Z][a-z]+ [A-Z]))\s*)[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)*/g,
    '$1[name]',
  ],
  [/(?:住在|地址[::是]?|家住)\s*[^,,。.;;!!\n]{3,40}/g, '[地址]'],
  [/\p{Script=Han}{2,8}(?:路|街|巷|弄)\s*\d+\s*(?:号|弄)(?:\s*\d+\s*(?:号|室|楼|单元|栋))*/gu, '[地址]'],
]
