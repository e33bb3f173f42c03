import type { Texts } from '../texts'
import type chinese from '../zh-CN/health'

const health: Texts<typeof chinese> = {
  code: {
    title: 'Health code',
    nobody: 'Once a patient is added, you can apply for a health card and see a doctor with its code.',
    notAllowed: 'You may not act for {{name}}. They can allow it in their own account.',
    show: 'Hold this code to the reader when you register, see the doctor or collect medicine.',
    picture: 'Health code of {{name}}, QR code',
    bars: 'Health card number of {{name}}, bar code',
    left: 'Renews itself in about {{minutes}} minutes; valid until {{clock}}',
    leftLittle: 'This code renews itself; there is nothing to do',
    renewing: 'A new code is coming',
    fixed:
      'The code could not be renewed. This one does not change: show it to the staff, or read out the number below.',
    none: 'A new code could not be had. Show the bar code below to the staff, or read out the number.',
    again: 'Renew again',
    number: 'Card number',
    family: 'Health cards of my family',
  },
  apply: {
    title: '{{name}} has no electronic health card yet',
    text: 'It is the city’s card, good in every hospital, and free of charge. With its code on your phone you can see a doctor.',
    sent: 'To be checked, name, sex, ethnicity, date of birth, ID number, phone and address are sent from the hospital’s file to the city’s health card platform.',
    action: 'Apply for the card',
    needsCard: '{{name}} has no hospital card yet, which is needed first.',
    getCard: 'Get a hospital card',
  },
  list: { title: 'Health cards of my family', none: 'Not applied for yet', number: 'Number {{number}}' },
}
export default health
