/** Codes that only the page of health cards meets: they come with its chunk, not with the first screen. */
export default {
  HEALTH_CARD_DOCUMENT: '目前只有居民身份证能申领电子健康卡。看病不受影响：就医时请出示就诊卡或您的证件。',
  HEALTH_CARD_REFUSED: '健康卡平台核对姓名和身份证号，说两者不一致。请带身份证到医院窗口核对。',
  HEALTH_CARD_UNAVAILABLE: '健康卡平台没有回应。可以再试，不会重复申领。急着看病请出示身份证或就诊卡。',
}
