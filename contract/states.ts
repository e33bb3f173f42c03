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
  /** The hospital stopped the clinic: the person chooses another time, or has the fee back. */
  'stopped',
  /** To another time, after the clinic was stopped. */
  'moved',
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
export const fileKinds = ['pdf', 'picture', 'calendar'] as const
export type FileKind = (typeof fileKinds)[number]

/** How a host takes a file: it opens it, or its address is copied for the browser of the phone. */
export const fileWays = ['opened', 'copied'] as const
export type FileWay = (typeof fileWays)[number]

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

/** Of what one would perhaps rather hear from the doctor first. */
export const sensitiveKinds = ['pathology', 'hiv', 'genetics', 'pregnancy'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

/** An institution's rule for a sensitive kind. */
export const sensitiveRules = ['patient_chooses', 'after_doctor', 'at_once'] as const

/** What a patient chooses where that is the rule. */
export const sensitiveChoices = ['after_doctor', 'at_once'] as const
export type SensitiveChoice = (typeof sensitiveChoices)[number]

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

/** When in the day a medicine is taken (FHIR event timing). */
export const takingTimes = ['before_meals', 'with_meals', 'after_meals', 'at_bedtime'] as const
export type TakingTime = (typeof takingTimes)[number]

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

/** Where a request for a time with a named doctor (点诊) stands. */
export const namedDoctorStates = [
  'submitted',
  /** Somebody of the staff has it, and calls. */
  'being_arranged',
  /** A time was agreed on; the hospital's system is asked for the place. */
  'booking',
  /** The place is held until its fee is paid. */
  'to_pay',
  'fixed',
  'declined',
  'withdrawn',
  /** All wished days were over before a time was found. */
  'lapsed',
] as const
export type NamedDoctorState = (typeof namedDoctorStates)[number]

/** What came of a call to the patient. */
export const callOutcomes = ['reached', 'call_again', 'no_answer', 'wrong_number'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** Where a car stands that is expected with a visit. */
export const parkingStates = ['expected', 'let_in', 'left', 'withdrawn'] as const
export type ParkingState = (typeof parkingStates)[number]

/** Steps that a family member can finish (docs/decisions/0041). */
export const familyHelpPurposes = ['bills', 'registration'] as const
export type FamilyHelpPurpose = (typeof familyHelpPurposes)[number]

/** Where a step stands that was passed on to the family. */
export const familyHelpStates = [
  'waiting',
  /** Somebody has opened it, and may do nothing yet. */
  'opened',
  'allowed',
  'done',
  'taken_back',
  /** It costs something else now, or is not to be paid any more: it has to be asked for anew. */
  'changed',
  'expired',
] as const
export type FamilyHelpState = (typeof familyHelpStates)[number]

/** Where an application for a refund of a paid order (退费申请) stands. */
export const refundStates = [
  'with_doctor',
  'with_finance',
  /** With a second person of finance, where four eyes are wanted. */
  'with_second',
  /** Agreed on: the hospital takes it out of its books, and the provider gives it back. */
  'returning',
  'returned',
  'declined',
  /** Something of it was done or dispensed meanwhile: the hospital's system gives nothing back. */
  'refused',
  'withdrawn',
] as const
export type RefundState = (typeof refundStates)[number]

/** Who decides about one, in this order. */
export const refundSteps = ['doctor', 'finance', 'second'] as const
export type RefundStep = (typeof refundSteps)[number]

/** How the money of a refund goes back (退款方式): the way it came, to an account of the person's, or by hand. */
export const refundWays = ['original', 'transfer', 'by_hand'] as const
export type RefundWay = (typeof refundWays)[number]

export const refundReasons = ['not_needed', 'done_elsewhere', 'ordered_wrongly', 'other'] as const
export type RefundReason = (typeof refundReasons)[number]

/** How money on a card goes back: the way it came, to the change of WeChat, to the balance at Alipay. */
export const prepaidWays = ['origin', 'wechat_change', 'alipay_balance'] as const
export type PrepaidWay = (typeof prepaidWays)[number]

/** Where the money of a prepaid refund is, once everybody has agreed. */
export const prepaidStages = [
  /** Nobody has touched it: it is on the card. */
  'on_card',
  'leaving_card',
  'sending',
  /** WeChat asks the person to take it, within a day. */
  'to_take',
  /** It did not arrive and surely will not under this number; the hospital holds it. */
  'stopped',
  'going_back_to_card',
  'arrived',
  'back_on_card',
] as const
export type PrepaidStage = (typeof prepaidStages)[number]

/** What a person is told of without having asked. */
export const messageKinds = [
  'appointment_booked',
  'appointment_cancelled',
  /** The hospital's system does not let a stopped clinic's place go: staff see to it. */
  'cancellation_held',
  'appointment_failed',
  'clinic_stopped',
  /** The same clinic, opened again: the place is theirs as before. */
  'clinic_reopened',
  'payment_paid',
  /** What came in goes back: it was not taken, or was asked back. */
  'payment_refunding',
  'payment_refunded',
  /** The same, but not the way it came: over the counter or from the hospital's bank. */
  'payment_returned_by_hand',
  'refund_refused',
  /** A doctor or finance did not agree to give it back. */
  'refund_declined',
  /** Agreed to, and the hospital's system does not answer: staff see to it. */
  'refund_held_up',
  /** Money of a card waits in WeChat to be taken, for a day. */
  'prepaid_to_take',
  'prepaid_arrived',
  /** It did not arrive, and waits for a word of the person or of the hospital. */
  'prepaid_stopped',
  'prepaid_put_back',
  'prepaid_refused',
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
  /** A time with the named doctor is held, and to be paid for. */
  'named_doctor_to_pay',
  /** The agreed time could not be had, or was stopped: staff look for another one. */
  'named_doctor_again',
  'named_doctor_declined',
  'named_doctor_lapsed',
  /** After a booking: the doctor can know beforehand what it is about. */
  'note_wanted',
  'parking_expected',
  'parking_let_in',
  /** A family member has paid the step that was passed on to them. */
  'family_help_done',
] as const
export type MessageKind = (typeof messageKinds)[number]

/**
 * How long an account may see to somebody else: until one of the two ends it, or 365 or 30 days. To a child never
 * longer than until it is 14, and then 18: from then on it is asked itself (experience.md B3, 7).
 */
export const proxyTerms = ['until_ended', 'year', 'month'] as const
export type ProxyTerm = (typeof proxyTerms)[number]

/** Finding the department (导诊), customer service (客服), and the note before a visit (预问诊). */
export const conversationKinds = ['triage', 'service', 'note'] as const
export type ConversationKind = (typeof conversationKinds)[number]

/** `closed` is nobody's: it is what a visit without a note shows. `undelivered`: the doctor's system never took it. */
export const visitNoteStates = ['draft', 'sending', 'delivered', 'undelivered', 'closed'] as const
export type VisitNoteState = (typeof visitNoteStates)[number]

/** As doctors write them down: 主诉, 现病史, 既往史, 过敏史, 用药, 家族史. */
export const noteParts = ['complaint', 'present', 'past', 'allergies', 'medicines', 'family'] as const
export type NotePart = (typeof noteParts)[number]

export const questionKinds = ['words', 'one', 'many'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** The question of a note whose choices may not wait for the visit. */
export const DANGER_SIGNS = 'danger_signs'

/** Beside it no other choice is true; `none_of_<group>`: none of just the danger signs that were asked for. */
export const isNone = (choiceId: string): boolean => /^none(?:_of_|$)/.test(choiceId)

/** `agent`: a person of the hospital's customer service. `system`: what we say of the conversation itself. */
export const exchangeAuthors = ['person', 'assistant', 'agent', 'system'] as const
export type ExchangeAuthor = (typeof exchangeAuthors)[number]

/** `cut`: the model broke off. `stopped`: the person did not want to hear more. */
export const answerStates = ['writing', 'whole', 'cut', 'stopped'] as const
export type AnswerState = (typeof answerStates)[number]

/** Whose the words of an answer are. */
export const wordedBy = ['model', 'rules'] as const
export type WordedBy = (typeof wordedBy)[number]

/** Who answers in a conversation with customer service. `waiting`: an agent is asked for. */
export const serviceStates = ['assistant', 'waiting', 'with_agent'] as const
export type ServiceState = (typeof serviceStates)[number]

/** An article as it is written, the model's words about articles, "we do not know", or the emergency card. */
export const answerKinds = ['article', 'worded', 'unknown', 'emergency'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What is said of a conversation with customer service itself. */
export const serviceNotices = ['agent_called', 'agent_came', 'given_back', 'agent_left'] as const
export type ServiceNotice = (typeof serviceNotices)[number]

/** What may not wait for an appointment; each leads to the emergency card. */
export const redFlags = [
  'chest_pain',
  'stroke',
  'bleeding',
  'anaphylaxis',
  'suicide',
  'infant_fever',
  'pregnancy',
  'poisoning',
  'breathlessness',
  'unconscious',
  'seizure',
  'burn',
  'trauma',
  'severe_pain',
  'eye',
  'sepsis',
  /** What the model took for one, or a danger sign that was asked for and has no name of its own here. */
  'other',
] as const
export type RedFlag = (typeof redFlags)[number]

/** Why staff should look at a conversation: an emergency, words of a model that were not shown, an attack on it. */
export const flagKinds = ['emergency', 'blocked', 'attack'] as const
export type FlagKind = (typeof flagKinds)[number]

/** What somebody of the staff found in it. `needs_rule`: the rules should have struck, or should not have. */
export const verdicts = ['fine', 'wrong', 'needs_rule'] as const
export type Verdict = (typeof verdicts)[number]
