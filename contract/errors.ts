/**
 * Every way in which a request can be refused, with its HTTP status. The text a person reads is looked up
 * from the code in `src/locales/<language>/errors`; a code without a text in both languages fails the tests.
 */
export const errorStatus = {
  // Any route
  REQUEST_INVALID: 400,
  SESSION_REQUIRED: 401,
  CONSENT_REQUIRED: 403,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  TOO_MANY_REQUESTS: 429,
  SERVER_BUSY: 503,
  INTERNAL: 500,
  /** The hospital's system did not answer or answered nonsense; nothing was changed by us. */
  HOSPITAL_UNAVAILABLE: 503,
  /** The institution has switched it off in this channel. */
  MODULE_OFF: 409,
  // Accounts
  HOST_SIGN_IN_FAILED: 502,
  HOST_STATE_INVALID: 400,
  SMS_TOO_SOON: 429,
  SMS_LIMIT_REACHED: 429,
  SMS_UNAVAILABLE: 503,
  CHALLENGE_REQUIRED: 428,
  CODE_WRONG: 422,
  CODE_EXPIRED: 422,
  REVERIFICATION_REQUIRED: 403,
  ACCOUNT_HAS_APPOINTMENTS: 409,
  // Platforms that show pages of ours (docs/decisions/0054)
  /** Not signed by the platform, or not for this; `params.reason` for its engineers. */
  TICKET_REFUSED: 403,
  TICKET_EXPIRED: 403,
  /** Good for one entrance only. */
  TICKET_USED: 403,
  /** The platform's clock and ours are too far apart. */
  TICKET_CLOCK: 403,
  // Patients
  DOCUMENT_INVALID: 422,
  FILE_EXISTS: 409,
  FILE_NOT_FOUND: 404,
  FILE_NAME_MISMATCH: 422,
  FILE_PHONE_UNUSABLE: 409,
  /** The file was opened here, its phone is the one that was typed, and the hospital has not seen the person since. */
  FILE_NOT_SEEN_YET: 409,
  /** A name and a document number prove nothing; a code to the phone that the hospital holds does. */
  PROOF_REQUIRED: 403,
  PATIENT_ALREADY_ADDED: 409,
  PATIENT_LIMIT_REACHED: 409,
  PATIENT_HAS_APPOINTMENTS: 409,
  CARD_REQUIRED: 409,
  // Booking
  SLOT_FULL: 409,
  SLOT_GONE: 409,
  SESSION_STOPPED: 409,
  SESSION_ALREADY_BOOKED: 409,
  FEE_CHANGED: 409,
  PAYMENT_ONLINE_REQUIRED: 409,
  PATIENT_BARRED: 403,
  CANCEL_TOO_LATE: 409,
  APPOINTMENT_STATE: 409,
  // The day of a visit
  /** `params.from`: the time of day. */
  CHECK_IN_NOT_YET: 409,
  CHECK_IN_OVER: 409,
  /** This hospital takes no check-in by telephone. */
  CHECK_IN_NOT_HERE: 409,
  /** `params`: `km` from `place`, and the `terminal` there. */
  CHECK_IN_TOO_FAR: 409,
  /** The telephone knows too little of where it is. */
  CHECK_IN_PLACE_UNCLEAR: 409,
  // Reports
  /** Withdrawn by the hospital, or never this patient's. */
  REPORT_GONE: 404,
  /** A sensitive result of which the doctor speaks first. */
  REPORT_HELD: 409,
  // Records
  /** Withdrawn by the hospital, or never this patient's. */
  RECORD_GONE: 404,
  // Health cards
  /** The platform gives cards to holders of another kind of document only. */
  HEALTH_CARD_DOCUMENT: 422,
  /** Name and document do not belong together, says the platform. */
  HEALTH_CARD_REFUSED: 409,
  /** The platform did not answer; asked again, it gives the same card. */
  HEALTH_CARD_UNAVAILABLE: 503,

  // In hospital
  /** Not, or no longer, this patient's. */
  STAY_GONE: 404,
  /** Discharged and settled: nothing is paid beforehand any more. */
  STAY_OVER: 409,
  /** `params.least`, `params.most`: yuan, as they are read. */
  TOP_UP_LIMITS: 409,
  /** Another one of this account is under way. */
  TOP_UP_IN_PAYMENT: 409,
  NOTICE_GONE: 404,
  /** `params.from`: the first day on which one may come. */
  BED_NOT_READY: 409,

  // Named doctors and parking
  /** Another one for this patient and doctor is open. */
  NAMED_DOCTOR_EXISTS: 409,
  /** `params.count`: so many are open for this patient. */
  NAMED_DOCTOR_LIMIT: 409,
  /** A wished day is over, or too far away; `params.days`. */
  NAMED_DOCTOR_DAYS: 422,
  NAMED_DOCTOR_STATE: 409,
  /** No place is kept for cars with this visit. */
  PARKING_NOT_HERE: 409,
  /** It has been let in already. */
  PARKING_STATE: 409,

  // The note before a visit
  /** The visit is over or not booked, the note is with the doctor already, or somebody else of the family writes it. */
  NOTE_CLOSED: 409,
  /** Written on another phone meanwhile. */
  NOTE_CHANGED: 409,
  NOTE_INCOMPLETE: 422,

  // Help of the family
  /** Unknown, opened by somebody else, taken back or too old. */
  FAMILY_HELP_CODE_WRONG: 422,
  /** Of one's own account: it is for somebody else. */
  FAMILY_HELP_OWN: 409,
  /** Taken back, over, or not allowed yet. */
  FAMILY_HELP_STATE: 409,
  /** Nothing is added to it any more. */
  CONVERSATION_ENDED: 409,

  // Payments
  /** Paid, withdrawn or never there. */
  BILL_GONE: 409,
  /** Its amount is another one now; `params.amountFen`. */
  BILL_CHANGED: 409,
  /** Another payment of it is under way. */
  BILL_IN_PAYMENT: 409,
  /** Not offered here, or the host has not told who pays. */
  PAYMENT_MEANS_UNAVAILABLE: 409,
  /** The provider did not open the payment; nothing was paid. */
  PAYMENT_UNAVAILABLE: 503,
  PAYMENT_STATE: 409,
  ACCOUNT_HAS_PAYMENTS: 409,
  PATIENT_HAS_PAYMENTS: 409,
  /** Applied for, or on its way: of a paid order, or of money on a card. */
  PATIENT_HAS_REFUND: 409,
  /** It is being issued, or never was. */
  INVOICE_NOT_READY: 409,
  /** The platform of e-invoices does not give it now. */
  INVOICE_FILE_UNAVAILABLE: 503,
  /** Of a link that is good for some minutes only. */
  LINK_EXPIRED: 410,
  // Why a payment ended as it did, or what it waits for; never the answer of a request
  PAYMENT_EXPIRED: 409,
  PAYMENT_WITHDRAWN: 409,
  PAYMENT_LATE: 409,
  PAYMENT_AMOUNT_WRONG: 409,
  HOSPITAL_REFUSED_PAYMENT: 409,
  HOSPITAL_SILENT: 503,
  INSURANCE_REFUSED: 409,
  REFUND_REFUSED: 409,
  REFUND_BARRED: 409,
  // Refunds that are applied for
  /** Something of it was done, dispensed or given back meanwhile. */
  REFUND_CHANGED: 409,
  /** Another application for this payment is open. */
  REFUND_EXISTS: 409,
  /** The insurer has paid a part: only at the counter, `params.phone`. */
  REFUND_INSURED: 409,
  /** Not through us: the hospital does not say what may be given back, or takes no applications. */
  REFUND_NOT_HERE: 409,
  REFUND_STATE: 409,
  // Money on cards that is applied for
  /** Balance or limit are others now; `params.mostFen`. */
  PREPAID_CHANGED: 409,
  /** Another application of this person here is open. */
  PREPAID_EXISTS: 409,
  /** Not by this way, here or in this app. */
  PREPAID_NOT_HERE: 409,
  /** The hospital has another name on the card: money goes only to an account in that name. */
  PREPAID_NAME: 409,
  PREPAID_STATE: 409,
} as const

export type ErrorCode = keyof typeof errorStatus

/** The same of the staff console; their texts are in `console/src/locales`. */
export const staffErrorStatus = {
  /** Too many wrong codes (S2). */
  SIGN_IN_LOCKED: 429,
  /** The person's role does not allow it. */
  NOT_PERMITTED: 403,
  /** Wrong, used, too old, or there is somebody already. */
  FIRST_TOKEN_WRONG: 403,
  /** Wrong, too old, or guessed at too often. */
  ENROLMENT_CODE_WRONG: 403,
  STAFF_PHONE_TAKEN: 409,
  STAFF_STATE: 409,
  /** The payment moved on by itself: what was to be decided is decided. */
  REVIEW_CHANGED: 409,
  REVIEW_BEING_ASKED: 409,
  PROPOSAL_EXISTS: 409,
  /** Somebody else has to confirm it (S11). */
  OWN_PROPOSAL: 403,
  /** Somebody was moved from it, or given the fee back: it stays stopped. */
  CLINIC_MOVED_SINCE: 409,
  CLINIC_NOT_STOPPED: 409,
  /** The request has moved on, or somebody else has taken it. */
  NAMED_DOCTOR_CHANGED: 409,
  /** A colleague sees to it. */
  NAMED_DOCTOR_NOT_YOURS: 403,
  /** Somebody else has worked on it meanwhile, or the sides say something else now. */
  DIFFERENCE_CHANGED: 409,
  /** The hospital has let it go meanwhile, or somebody else has decided. */
  CANCELLATION_CHANGED: 409,
  /** Of a place or a fee of their own. */
  CANCELLATION_OWN: 403,
  /** Of money that they, or the account that is theirs as a patient, paid or asked back. */
  PAYMENT_OWN: 403,
  /** Whoever paid has closed their account: one person's word is not enough. */
  PAYER_GONE: 403,
  RECON_DAY_NOT_OVER: 409,
  /** Its rows are still being collected. */
  EXPORT_NOT_READY: 409,
  /** The provider is still making it. */
  RECEIPT_NOT_READY: 409,
  /** Nothing has arrived yet, or the provider gives none now. */
  RECEIPT_UNAVAILABLE: 503,
  /** The visit, or the car, was taken back. */
  PARKING_CHANGED: 409,
  /** The application has moved on. */
  REFUND_MOVED_ON: 409,
  /** The person or a colleague was quicker. */
  SERVICE_CHANGED: 409,
  /** Another role decides this step. */
  REFUND_NOT_YOURS: 403,
  /** Of an account of their own. */
  REFUND_OWN: 403,
  /** Somebody else has to decide this step (four eyes). */
  REFUND_DECIDED_BEFORE: 403,
  /** Somebody else has changed them since they were read. */
  SETTINGS_CHANGED: 409,
  /** Somebody else has changed it since it was read. */
  CONTENT_CHANGED: 409,
  /** HTML in a text; `fields` says which. */
  CONTENT_MARKUP: 422,
  /** Its system is not in the configuration file. */
  MODULE_NOT_CONNECTED: 422,
} as const

export type StaffErrorCode = keyof typeof staffErrorStatus

/** One wrong field of a request: `path` is the dotted name in the body, `code` a key of `errors:field.*`. */
export interface FieldError {
  path: string
  code: FieldErrorCode
}

export const fieldErrorCodes = [
  'required',
  'malformed',
  'tooLong',
  'checksum',
  'birthDateMismatch',
  'sexMismatch',
  'inFuture',
  'tooOld',
  /** Of `relation`: the account has a patient who is its owner already. */
  'selfTaken',
] as const
export type FieldErrorCode = (typeof fieldErrorCodes)[number]

/** Body of every answer with status 400 and above. `params` fill the text's gaps (`{{until}}`). */
export interface ErrorBody<Code extends ErrorCode | StaffErrorCode = ErrorCode> {
  error: {
    code: Code
    params?: Record<string, string | number>
    fields?: FieldError[]
    /** Given to the hospital's desk so that an engineer finds the request. */
    traceId: string
  }
}
