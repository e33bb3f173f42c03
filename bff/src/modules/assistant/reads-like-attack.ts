/**
 * Words meant for the model and not for a hospital: to have it forget what it is told, or say it. Nothing is refused for
 * it, since the model has no authority and what it answers is checked (S28); staff look at it, and learn new ways.
 */
export function readsLikeAttack(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()

  return signs.some((sign) => sign.test(plain))
}

const signs = [
  /(?:忽略|无视|忘记|忘掉|不要管)\S{0,6}(?:指令|提示|规则|设定|要求)|系统提示|提示词|越狱|开发者模式|你现在是(?!什么|谁)/,
  /(?:上一位|上一个|其他|别的)(?:患者|病人)\S{0,4}(?:姓名|名字|电话|病历|信息|身份证)/,
  /\b(?:ignore|disregard|forget)\b.{0,24}\b(?:instructions?|prompts?|rules?)\b|\bsystem prompt\b|\bjailbreak|\bdeveloper mode\b|\byou are (?:now )?dan\b|\bsystem\s*:/,
  /\bother (?:patients?|departments of)\b|\bprevious patients?\b/,
  /<\s*(?:script|img|iframe|svg)\b|javascript:|\bonerror\s*=|\.\.\/|suggest_departments|tell_emergency|department_?ids?|https?:\/\//,
]
