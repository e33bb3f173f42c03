import type { Texts } from '../texts'
import type zh from '../zh-CN/account'

const account: Texts<typeof zh> = {
  host: { wechat: 'WeChat', suishenban: 'Suishenban', alipay: 'Alipay', phone: 'phone number' },
  signIn: {
    title: 'Sign in',
    purpose: 'With your phone number. There is no password to remember.',
    identified:
      '{{host}} has told us who you are. Please confirm your phone number once; after that you are signed in automatically.',
    byHost: 'Sign in with {{host}} instead',
    phone: 'Phone number',
    phoneHint:
      'For the code, and to tell you when a clinic is cancelled. Never for advertising. Begin with + and your country, e.g. +44; mainland Chinese numbers go without.',
    phonePlaceholder: '+44 7700 900123',
    phoneWrong: 'Begin with + and your country code, e.g. +44, or enter an 11-digit Chinese mobile number',
    sentTo: 'We sent a code to',
    otherPhone: 'Use another number',
    sendCode: 'Send me a code',
    submit: 'Sign in',
  },
  agree: {
    sentence: 'I have read and accept the service agreement and the privacy policy',
    missing: 'Please tick the box first; then we can send the code',
    changed: 'A new version has just come into force. Please have a look and tick the box again.',
  },
  consent: {
    title: 'Please confirm',
    purpose: 'To go on using the service, please accept the following.',
    submit: 'Accept and continue',
    missing: 'Please tick the box first',
    version: 'Version {{version}}, in force since {{date}}',
    sentence: 'I have read and accept the above',
    back: 'I do not accept: back to the platform',
    refuse: 'I do not accept: sign me out',
    close: 'Close my account',
  },
  document: {
    service_agreement: 'Service agreement',
    privacy_policy: 'Privacy policy',
    version: 'Version {{version}}',
    effective: 'In force since {{date}}',
  },
  reverify: {
    title: 'Confirm it is you',
    purpose:
      'What comes next concerns personal information. A code to your phone shows that it is really you.',
    account: 'The code goes to the phone you signed in with',
    sentTo: 'We sent a code to',
    send: 'Send me a code',
    submit: 'Confirm',
    lost: 'No longer have this number? Please come to the hospital’s service desk with your identity document.',
  },
  privacy: {
    title: 'Privacy and agreements',
    purpose: 'What you have accepted, and since when. You can take it back at any time.',
    accepted: 'Accepted',
    acceptedVersion: 'Version accepted',
    withdrawn: 'Withdrawn',
    notAccepted: 'Not accepted yet',
    stateNow: 'Now',
    inForce: 'Accepted',
    isWithdrawn: 'Withdrawn',
    outdated: 'There is a new version to confirm',
    read: 'Read it in full',
    withdraw: 'Withdraw my consent',
    paused:
      'You have withdrawn your consent, so booking and patients are switched off. Appointments already made stay valid.',
    giveAgain: 'Accept again',
    sheet: {
      title: 'Withdraw your consent? ({{name}})',
      stops:
        'These stop at once: booking, seeing your appointments, patients and cards, and doctors you follow.',
      stays:
        'Appointments already made stay valid, and your record at the hospital is not affected. You can accept again at any time and find everything as it was.',
      action: 'Withdraw my consent',
      closeInstead: 'If you want everything deleted, choose “Close my account” instead.',
    },
    close: 'Close my account',
    closeText: 'Delete the account and what it holds',
  },
  close: {
    title: 'Close my account',
    purpose: 'This cannot be undone, so please read it first.',
    deleted: 'What is deleted',
    deletedItems: {
      phone: 'Your phone number, and the link with WeChat, Alipay and Suishenban',
      patients: 'Patients, cards and family access (they are only removed from Tongzhen)',
      visits: 'Your appointments as shown in Tongzhen, and the doctors you follow',
      settings: 'Your language and display settings',
    },
    kept: 'What the law requires to be kept',
    keptItems: {
      records: 'The hospital’s medical records, for as long as the law says',
      proofs: 'When and which version was accepted or withdrawn, without your identity',
    },
    understood: 'I understand that this cannot be undone',
    missing: 'Please tick the box first',
    submit: 'Close my account',
    proven: 'Thank you, we know it is you. Please press “Close my account” once more.',
    hasAppointments: 'You still have appointments',
    hasAppointmentsText:
      'Please cancel them first, so that the places do not stay empty while others wait for them.',
    seeAppointments: 'See my appointments',
    done: 'Your account is closed',
    doneText:
      'The account and what it held have been deleted. The hospital keeps its medical records. If you need us again, simply register with your phone number.',
  },
}
export default account
