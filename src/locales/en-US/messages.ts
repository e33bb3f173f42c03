import type { Texts } from '../texts'
import type zh from '../zh-CN/messages'

const messages: Texts<typeof zh> = {
  title: 'Messages',
  empty:
    'No messages yet. After you book, pay or get money back, you are told how it went, and find it here.',
  fresh: 'New',
  formerPatient: 'Your patient',
  kind: {
    appointment_booked: {
      title: 'Booked',
      text: '{{patient}}: {{doctor}}, {{day}}. Bring your ID document.',
    },
    appointment_cancelled: { title: 'Appointment cancelled', text: '{{patient}}: {{doctor}}, {{day}}.' },
    appointment_failed: {
      title: 'Not booked',
      text: '{{patient}}: {{doctor}}, {{day}}. No place is held; please choose another time.',
    },
    cancellation_held: {
      title: 'The hospital has not released your place yet',
      text: '{{patient}}: {{doctor}}, {{day}}. Staff see to it. You need not come, and a paid fee is safe.',
    },
    clinic_stopped: {
      title: 'Clinic cancelled by the hospital',
      text: '{{patient}}: {{doctor}}, {{day}}. We are sorry. Tap to choose another time, or to have the fee back.',
    },
    clinic_reopened: {
      title: 'The clinic takes place after all',
      text: '{{patient}}: {{doctor}}, {{day}}. Your appointment stands as it was booked.',
    },
    payment_paid: { title: 'Paid', text: '{{patient}}: {{amount}}. The hospital has it.' },
    payment_refunding: {
      title: 'Refund on its way',
      text: '{{patient}}: {{amount}} goes back the way it came. We tell you when it is there; please do not pay again.',
    },
    payment_refunded: { title: 'Refunded', text: '{{patient}}: {{amount}} went back the way it came.' },
    payment_returned_by_hand: {
      title: 'Refunded by the hospital',
      text: '{{patient}}: {{amount}} could not go back the way it came. The hospital has given it to you in cash or by bank transfer.',
    },
    refund_refused: {
      title: 'No refund online',
      text: '{{patient}}: {{amount}}. Something was carried out or handed out already; please go to the desk.',
    },
    refund_declined: {
      title: 'The refund was not agreed to',
      text: '{{patient}}: {{amount}}. Tap here to see why; you may apply again.',
    },
    refund_held_up: {
      title: 'Your refund waits for the hospital’s system',
      text: '{{patient}}: {{amount}} was agreed to. Staff see to it; you need not apply again. Tap to see how it stands.',
    },
    prepaid_to_take: {
      title: 'Money to take',
      text: '{{patient}}: {{amount}} of the prepaid balance. Tap here within 24 hours and take it in WeChat.',
    },
    prepaid_arrived: {
      title: 'The money has arrived',
      text: '{{patient}}: {{amount}} of the prepaid balance.',
    },
    prepaid_stopped: {
      title: 'The money did not arrive',
      text: '{{patient}}: {{amount}}. The hospital holds it. Tap here to see why and to send it again.',
    },
    prepaid_put_back: {
      title: 'The money is back on the card',
      text: '{{patient}}: {{amount}} could not be sent. Tap here to see why; you may apply again.',
    },
    prepaid_refused: {
      title: 'The money stayed on the card',
      text: '{{patient}}: {{amount}}. Tap here to see what to do.',
    },
    payment_in_review: {
      title: 'The hospital is checking',
      text: '{{patient}}: {{amount}}. The money is safe and we tell you how it ends; please do not pay again.',
    },
    reminder_week: {
      title: 'Your visit is in a week',
      text: '{{patient}}: {{doctor}}, {{day}}. If you cannot come, tap here to cancel, so that somebody else can.',
    },
    reminder_eve: {
      title: 'Your visit is tomorrow',
      text: '{{patient}}: {{doctor}}, {{day}}. Bring your ID document. If you cannot come, tap here to cancel.',
    },
    reminder_morning: {
      title: 'Your visit is today',
      text: '{{patient}}: {{doctor}}, {{day}}. Check in when you arrive. If you cannot come, tap here.',
    },
    queue_three_ahead: {
      title: 'You are called soon',
      text: '{{patient}}: at most three people are ahead. Please come back to the waiting area. {{doctor}}, {{day}}.',
    },
    queue_called: {
      title: 'You are being called',
      text: '{{patient}}: please go to the room now. {{doctor}}, {{day}}.',
    },
    named_doctor_to_pay: {
      title: 'Time found: please pay',
      text: '{{patient}}: {{doctor}}, {{day}}. Tap to pay the fee, or the place goes back.',
    },
    named_doctor_again: {
      title: 'Another time is being looked for',
      text: '{{patient}}: the time agreed on with {{doctor}} could not be had. The hospital will call you again.',
    },
    named_doctor_declined: {
      title: 'No time with the doctor',
      text: '{{patient}}: no time with {{doctor}} could be found. Tap to see why.',
    },
    named_doctor_lapsed: {
      title: 'Your request has lapsed',
      text: '{{patient}}: the days you chose for {{doctor}} are over. Tap to ask again.',
    },
    note_wanted: {
      title: 'Tell the doctor beforehand',
      text: '{{patient}}: {{doctor}}, {{day}}. It takes three minutes, and leaves more time for you.',
    },
    parking_expected: {
      title: 'Your car is expected',
      text: '{{patient}}: {{doctor}}, {{day}}. Security lets you in at the gate.',
    },
    parking_let_in: { title: 'Your car has been let in', text: '{{patient}}: {{doctor}}, {{day}}.' },
    family_help_done: {
      title: 'Your family has paid',
      text: '{{patient}}: {{amount}}, paid by your family. You need not pay it again.',
    },
    invoice_issued: {
      title: 'E-invoice issued',
      text: '{{patient}}: {{amount}}. Tap to see it and keep it.',
    },
    report_ready: { title: 'New report', text: '{{patient}} has a new report. Tap to see the reports.' },
    proxy_ending: {
      title: 'Your right to act ends soon',
      text: 'You may act for {{patient}} until {{day}}. To go on, ask them to lengthen it in their own Tongzhen.',
    },
    own_proxy_ending: {
      title: 'A family member’s right ends soon',
      text: 'A family member may act for {{patient}} until {{day}}. Tap to lengthen it.',
    },
  },
}
export default messages
