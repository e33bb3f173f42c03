/**
 * What a person is told about an appointment. The BFF has more states inside (bff/src/modules/booking/states.ts);
 * each maps to one of these.
 */
export const appointmentStates = [
  /** Sent to the hospital, outcome not known yet: never a failure, never to be repeated by hand. */
  'confirming',
  /** The hospital holds the place until `payUntilAt`; it is booked once its fee is paid. */
  'to_pay',
  'booked',
  'cancelling',
  'cancelled',
  /** The hospital refused, or the place was gone: nothing is held and nothing is owed. */
  'failed',
  'visited',
  'missed',
  /** The hospital stopped the clinic. */
  'stopped',
] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** States in which the patient holds, or may hold, a place. */
export const activeAppointmentStates: readonly AppointmentState[] = [
  'confirming',
  'to_pay',
  'booked',
  'cancelling',
]

export const visitKinds = ['ordinary', 'expert', 'special_need', 'mdt'] as const
export type VisitKind = (typeof visitKinds)[number]

export const dayPeriods = ['morning', 'afternoon', 'evening'] as const
export type DayPeriod = (typeof dayPeriods)[number]

export const scheduleStates = ['open', 'full', 'stopped'] as const
export type ScheduleState = (typeof scheduleStates)[number]

/** Ways to pay with one's own money. */
export const paymentMeans = ['wechat', 'alipay', 'unionpay'] as const
export type PaymentMeans = (typeof paymentMeans)[number]

/**
 * What a person is told about a payment. The BFF has more states inside (bff/src/modules/payments/states.ts);
 * each maps to one of these.
 */
export const paymentStates = [
  /** The hospital and the provider are asked; nothing can be paid yet. */
  'preparing',
  /** The cashier may be shown, until `expiresAt`. */
  'to_pay',
  /** Perhaps paid, or paid and not taken by the hospital yet: never a failure, never to be paid again by hand. */
  'confirming',
  'paid',
  /** Nothing was paid, and under this payment nothing can be any more. */
  'closed',
  /** On its way back, the way it came. */
  'refunding',
  'refunded',
  /** Neither yes nor no can be had from the other side: staff see to it, the money is safe meanwhile. */
  'in_review',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** States in which a payment rests: nothing happens any more without somebody asking for it. */
export const settledPaymentStates: readonly PaymentState[] = ['paid', 'closed', 'refunded']

/** What a person is told about an e-invoice. */
export const invoiceStates = [
  /** Paid; the platform is asked for it. */
  'being_issued',
  'issued',
  /** The money went back, and so did the invoice (冲红). */
  'red_lettered',
] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** What the file of an e-invoice is: decides what can show it. */
export const fileKinds = ['pdf', 'picture'] as const
export type FileKind = (typeof fileKinds)[number]

export const paymentPurposes = ['bills', 'registration', 'prepaid'] as const
export type PaymentPurpose = (typeof paymentPurposes)[number]

/** `paying`: a payment of it is under way, perhaps of somebody else in the family. */
export const billStates = ['open', 'paying', 'paid', 'refunded'] as const

export const billCategories = ['examination', 'laboratory', 'drugs', 'treatment', 'other'] as const
export type BillCategory = (typeof billCategories)[number]

/** What money was spent on in hospital: the national classes of medical charges, in the words of a bill. */
export const costClasses = [
  'bed',
  'consultation',
  'examination',
  'laboratory',
  'treatment',
  'surgery',
  'nursing',
  'materials',
  'drugs',
  'other',
] as const
export type CostClass = (typeof costClasses)[number]

export const reportKinds = ['laboratory', 'microbiology', 'pathology', 'imaging'] as const
export type ReportKind = (typeof reportKinds)[number]

/** How a measured value lies to the range that the laboratory itself gave with it. */
export const readings = ['critically_low', 'low', 'normal', 'high', 'critically_high'] as const
export type Reading = (typeof readings)[number]

/** A whole report in one word, for lists and for the first sentence. */
export const reportOutlooks = [
  /** Every result lies within a range of its own, and nothing is told in words. */
  'within',
  /** Some values lie outside of their range. */
  'outside',
  /** At least one value needs somebody today. */
  'critical',
  /**
   * Nothing lies outside, but something is told in the hospital's words, or has no reading: as a whole it cannot be read
   * as good or bad.
   */
  'in_words',
] as const
export type ReportOutlook = (typeof reportOutlooks)[number]

/** Of a germ against a medicine (EUCAST / CLSI): S, I, R. */
export const susceptibilities = ['susceptible', 'increased_exposure', 'resistant'] as const

/** Where a person stands on the day of a visit. */
export const queueStates = [
  'not_checked_in',
  /** Sent to the hospital, outcome not known yet: never a failure. */
  'checking_in',
  'waiting',
  'called',
  /** Called too often in vain: only the desk helps. */
  'missed',
  'seen',
] as const
export type QueueState = (typeof queueStates)[number]

/** What a person is told of without having asked. */
export const messageKinds = [
  'appointment_booked',
  'appointment_cancelled',
  'appointment_failed',
  'clinic_stopped',
  'payment_paid',
  /** What came in goes back: it was not taken, or was asked back. */
  'payment_refunding',
  'payment_refunded',
  /** The same, but not the way it came: over the counter or from the hospital's bank. */
  'payment_returned_by_hand',
  'refund_refused',
  'payment_in_review',
  'invoice_issued',
  /** Says neither what was tested nor what came of it: a telephone is read by more people than its owner. */
  'report_ready',
  /** A family member's rights end soon: told to them, and to the person whose they are over. */
  'proxy_ending',
  'own_proxy_ending',
  'reminder_week',
  'reminder_eve',
  'reminder_morning',
  /** Three people are called first. */
  'queue_three_ahead',
  'queue_called',
] as const
export type MessageKind = (typeof messageKinds)[number]

/**
 * How long an account may see to somebody else: until one of the two ends it, or 365 or 30 days. To a child never
 * longer than until it is 14, and then 18: from then on it is asked itself (experience.md B3, 7).
 */
export const proxyTerms = ['until_ended', 'year', 'month'] as const
export type ProxyTerm = (typeof proxyTerms)[number]
