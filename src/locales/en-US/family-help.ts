import type { Texts } from '../texts'
import type zh from '../zh-CN/family-help'

const familyHelp: Texts<typeof zh> = {
  entry: 'Ask my family to pay',
  step: {
    what: 'What to do',
    bills_one: 'Pay {{count}} bill',
    bills_other: 'Pay {{count}} bills',
    registration: 'Pay the registration fee',
    where: 'Hospital',
    amount: 'Amount',
    until: 'Good until',
    who: 'For',
  },
  ask: {
    title: 'Ask my family for help',
    codeLabel: 'Number for your family',
    codeHow: 'Read these six digits out to your family, or send them.',
    copy: 'Copy, to send it',
    copied: 'Copied. Paste it into a message to your family.',
    copyFailed: 'The phone does not let us copy. Please read the digits out.',
    message:
      'Please help me with a step at the hospital. In Tongzhen, under Me, “Pay for my family”: {{code}}.',
    messageLink:
      'Please help me with a step at the hospital: {{link}} (or in Tongzhen, under Me, “Pay for my family”: {{code}})',
    allow: 'This is my family: allow',
    takeBack: 'Take it back',
    takeBackNot: 'Not my family: take it back',
    again: 'Back',
    toVisit: 'See the appointment',
    toBills: 'See the bills',
    lost: 'The connection is lost; connecting again.',
    state: {
      waiting: {
        title: 'Waiting for your family',
        text: 'They see how much is to be paid and to which hospital, and nothing of your illness.',
      },
      opened: {
        title: 'Somebody has opened it',
        text: '{{who}} wants to pay for you. Do you know them? Nothing happens until you allow it.',
      },
      allowed: {
        title: 'Your family is seeing to it',
        text: '{{who}} may pay now. You need do nothing; please do not pay it yourself.',
      },
      done: { title: 'Your family has paid', text: 'You need not pay it again.' },
      taken_back: {
        title: 'Taken back',
        text: 'Nobody can pay it for you any more. If it was paid already, we tell you.',
      },
      changed: {
        title: 'The cost has changed',
        text: 'Your family has not paid. Go back, see what it costs now, and ask again.',
      },
      expired: { title: 'The time is over', text: 'Nobody has paid. Go back and ask again.' },
    },
  },
  give: {
    title: 'Pay for my family',
    code: 'The six digits you were given',
    codeHint: 'On the phone of your family; good only for a short time',
    codeShort: 'Please enter six digits',
    open: 'Open',
    told: 'They see part of your name and phone number; you can pay once they allow it.',
    pay: 'Pay {{amount}} for them',
    meansNone:
      'This hospital cannot be paid in this app. Open Tongzhen in WeChat or Alipay, and enter the digits there.',
    toPayment: 'See the payment',
    lost: 'The connection is lost; connecting again.',
    state: {
      waiting: { title: 'Waiting to be allowed', text: 'Please wait a moment.' },
      opened: {
        title: 'Waiting for your family to allow it',
        text: 'Your name shows on their phone. When they tap “allow”, this page goes on by itself.',
      },
      allowed: {
        title: 'Your family allows it',
        text: 'Pay from your own account; the hospital takes it only once.',
      },
      done: { title: 'Paid', text: 'Your family has been told. Thank you.' },
      taken_back: {
        title: 'Your family took it back',
        text: 'You need not pay. If you have paid already, the page of the payment counts.',
      },
      changed: {
        title: 'The cost has changed',
        text: 'This cannot be paid any more. Tell your family: back to the bills, and ask you again.',
      },
      expired: {
        title: 'The time is over',
        text: 'Ask your family to start again and to give you a new number.',
      },
    },
  },
}
export default familyHelp
