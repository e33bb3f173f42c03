export default {
  title: '可能有危险，请马上求救',
  call: '拨打 120',
  wait: '等人来的时候不要独自一人，不要自己开车。',
  alone: '如果想伤害自己，请不要一个人待着。也可以打全国心理援助热线 12356。',
  where: '最近的急诊：{{name}}',
  hospitalCall: '打医院急诊电话',
  way: '怎么去医院',
}
