import type { Texts } from '../texts'
import type zh from '../zh-CN/emergency'

export default {
  title: 'This may be dangerous: get help now',
  call: 'Call 120',
  wait: 'Do not stay alone while you wait, and do not drive yourself.',
  alone: 'If you think of hurting yourself, do not stay alone. The national helpline 12356 listens too.',
  where: 'Nearest emergency department: {{name}}',
  hospitalCall: 'Call its emergency desk',
  way: 'How to get to the hospital',
} satisfies Texts<typeof zh>
