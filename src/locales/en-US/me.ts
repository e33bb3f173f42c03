import type { Texts } from '../texts'
import type zh from '../zh-CN/me'

const me: Texts<typeof zh> = {
  title: 'Me',
  account: { label: 'Your phone', text: 'For signing in and for messages' },
  signIn: 'Sign in to manage patients, appointments and the doctors you follow.',
  paused: 'The agreements need your confirmation before you can book or manage patients.',
  goConfirm: 'Confirm now',
  care: 'Care',
  patients: 'Patients and cards',
  patientsText: 'Add, switch or unlink',
  payments: 'Payments',
  paymentsText: 'Payments, refunds, invoices',
  followed: 'Doctors I follow',
  followedText: 'Book again faster',
  display: 'Display',
  language: 'Language 语言',
  chinese: '中文',
  english: 'English',
  mode: 'View',
  standard: 'Standard',
  elder: 'Large print',
  elderHint: 'Bigger letters, fewer choices',
  help: 'Help',
  callDesk: 'Call the hospital',
  emergency: 'Emergency: call 120',
  emergencyText: 'For chest pain, trouble breathing, heavy bleeding or loss of consciousness, call at once',
  privacy: 'Privacy and agreements',
  privacyText: 'See or withdraw your consent',
  close: 'Close my account',
  signOut: 'Sign out',
}
export default me
