import type { HostLanguage } from '../launch-parameters.ts'

const zh = {
  back: '返回',
  home: '返回首页',
  more: '更多',
  close: '关闭',
  restart: '重新进入小程序',
  closed: '小程序已关闭',
  reopen: '重新打开',
  cancel: '取消',
  done: '确定',
  choose: '请选择',
  tabs: '标签栏',
  year: '年',
  month: '月',
  day: '日',
  hour: '时',
  minute: '分',
  column: '选项',
  loading: '加载中',
  scan: '扫一扫',
  scanText: '这里没有相机，请输入二维码的内容',
  scanField: '二维码内容',
  call: '呼叫',
  callText: (number: string) => `拨打 ${number}`,
  locate: '获取你的位置',
  locateText: '小程序想获取你的地理位置',
  allow: '允许',
  refuse: '拒绝',
  broken: '小程序无法启动，原因见浏览器控制台',
  notBuilt: '支付宝小程序包还没有构建：请先运行 npm run build',
}

export type HostWords = typeof zh

const en: HostWords = {
  back: 'Back',
  home: 'Home page',
  more: 'More',
  close: 'Close',
  restart: 'Start the mini-program again',
  closed: 'The mini-program is closed',
  reopen: 'Open it again',
  cancel: 'Cancel',
  done: 'Done',
  choose: 'Choose',
  tabs: 'Tabs',
  year: 'Year',
  month: 'Month',
  day: 'Day',
  hour: 'Hour',
  minute: 'Minute',
  column: 'Options',
  loading: 'Loading',
  scan: 'Scan',
  scanText: 'There is no camera here: type what the code says',
  scanField: 'Content of the code',
  call: 'Call',
  callText: (number) => `Call ${number}`,
  locate: 'Your location',
  locateText: 'The mini-program asks where you are',
  allow: 'Allow',
  refuse: 'Refuse',
  broken: 'The mini-program does not start: see the console of the browser',
  notBuilt: 'The Alipay package is not built yet: run npm run build first',
}

/** What the host app itself says, in the language of the phone. */
export function hostWords(language: HostLanguage): HostWords {
  return language === 'en' ? en : zh
}
