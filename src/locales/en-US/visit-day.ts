import type { Texts } from '../texts'
import type zh from '../zh-CN/visit-day'

const visitDay: Texts<typeof zh> = {
  title: 'Today’s visit',
  none: 'You have no visit today.',
  toVisits: 'See my appointments',
  state: {
    not_yet: {
      title: 'Check in when you arrive',
      text: 'Check-in opens at {{from}}. When you are at the hospital, come back here and tap once.',
    },
    open: {
      title: 'Check in when you are there',
      text: 'You join the queue by checking in, until {{until}}.',
    },
    over: { title: 'Check-in is over', text: 'Please speak to the desk. They will see what can be done.' },
    desk: {
      title: 'Check in when you arrive',
      text: 'Use the terminal or the desk. After that you can follow the queue here.',
    },
    checking_in: {
      title: 'Checking you in',
      text: 'The hospital has not answered yet. We keep asking for you; no need to tap again.',
    },
    waiting: {
      title: 'Checked in. Please wait for your call',
      text: 'This page changes when you are called, and you get a message.',
    },
    called: {
      title: 'You are being called. Please go now',
      text: 'After three calls in vain you are put back by 3.',
    },
    missed: {
      title: 'You missed your call',
      text: 'You were called and not there. Please speak to the desk: they let you wait again.',
    },
    seen: {
      title: 'This visit is over',
      text: 'Pay for tests and medicines under “Pay”. You are told when results are ready.',
    },
  },
  call_one: 'Call number {{count}}',
  call_other: 'Call number {{count}}',
  next: 'You are next',
  ahead_one: '{{count}} person ahead of you',
  ahead_other: '{{count}} people ahead of you',
  wait: {
    range: 'About {{from}}–{{to}} minutes',
    soon: 'Within about {{to}} minutes',
    unknown: 'Nobody can say yet how long it takes',
  },
  backBy: 'You may leave for a while. Be back by {{by}}',
  stay: 'Please stay close',
  putBack:
    'You were not there when called, and were put back by 3. If you miss the next call, the desk has to help.',
  asOf: 'As the hospital said at {{at}}',
  lost: 'No connection: this is how it was a moment ago. It goes on by itself.',
  checkIn: {
    action: 'I am here: check in',
    why: 'We look once at where you are, when you tap, to see that you are at the hospital. It is not kept.',
  },
  position: {
    denied:
      'Without your location you cannot check in by phone. Allow it in the settings and tap again, or use {{terminal}}.',
    unavailable:
      'Your phone could not find out where it is. Turn location on, go to a window and try again, or use {{terminal}}.',
  },
  facts: {
    title: 'Where to go, what to bring',
    where: 'Place',
    room: 'Room',
    doctor: 'Doctor',
    fasting: 'Food',
    isFasting:
      'Do not eat or drink before: you may need a blood test. Ask the doctor about your daily medicines.',
    notFasting: 'Eat and drink as usual',
    bring: 'Please bring',
    document: 'Your document or hospital card',
  },
  rest: 'Also today',
  showRest: 'You have more today',
  appointment: 'See or cancel the appointment',
  healthCode: 'Show the health code',
  pay: 'Pay',
}
export default visitDay
