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
    clinic_stopped: {
      title: 'Clinic cancelled by the hospital',
      text: '{{patient}}: {{doctor}}, {{day}}. Your appointment is cancelled; please book another one.',
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
