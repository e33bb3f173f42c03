import type { Texts } from '../texts'
import type { zhCN } from '../zh-CN'

const errors: Texts<(typeof zhCN)['errors']> = {
  code: {
    REQUEST_INVALID: 'Something is not filled in correctly. Please check the fields marked below.',
    SESSION_REQUIRED: 'Your session has ended. Please sign in again; what you typed is kept.',
    CONSENT_REQUIRED: 'Please read and accept the service agreement and privacy policy first.',
    ORIGIN_REFUSED: 'Please open this page from the hospital’s official account or app.',
    NOT_FOUND: 'We could not find this. It may have changed: please go back and refresh.',
    IDEMPOTENCY_KEY_REQUIRED: 'This was not completed. Please go back and try once more.',
    IDEMPOTENCY_KEY_REUSED: 'This was not completed. Please go back and try once more.',
    IDEMPOTENCY_IN_PROGRESS:
      'Your request is being processed. Please wait; there is no need to send it again.',
    TOO_MANY_REQUESTS: 'That was a lot of requests. Please try again in {{seconds}} seconds.',
    SERVER_BUSY: 'The service is very busy. Please try again in a moment; what you typed is kept.',
    INTERNAL:
      'Something went wrong on our side and has been recorded. Please try later or call the hospital.',
    HOSPITAL_UNAVAILABLE:
      'The hospital’s system is not answering. Nothing was changed. Please try again later.',
    MODULE_OFF: 'The hospital has switched this service off. Please call it.',
    HOST_SIGN_IN_FAILED: 'This app could not sign you in. Please sign in with your phone number.',
    HOST_STATE_INVALID: 'Signing in took too long. Please open this page again.',
    SMS_TOO_SOON: 'A code was just sent. Please try again in {{seconds}} seconds.',
    SMS_LIMIT_REACHED:
      'This number has had too many codes today. Please try tomorrow or ask at the service desk.',
    SMS_UNAVAILABLE: 'Text messages cannot be sent at the moment. Please try again later.',
    CHALLENGE_REQUIRED: 'A security check is under way. Please try again in a moment.',
    CODE_WRONG: 'That code is not right. Please check it and enter it again.',
    CODE_EXPIRED: 'That code has expired or was already used. Please ask for a new one.',
    REVERIFICATION_REQUIRED: 'For your safety, please confirm with a code sent to your phone that it is you.',
    ACCOUNT_HAS_APPOINTMENTS: 'You still have appointments. Please cancel them before closing your account.',
    DOCUMENT_INVALID: 'The document number is not right. Please check it against your document.',
    FILE_EXISTS:
      'The hospital already has a record for this document. Please choose “Link an existing record”.',
    FILE_NOT_FOUND: 'The hospital found no such record. Check the name and number, or open a new record.',
    FILE_NAME_MISMATCH:
      'The name differs from the hospital’s record. Enter it as printed on the document, or ask at the service desk.',
    FILE_PHONE_UNUSABLE:
      'The phone number in the hospital’s record cannot receive a code. Please update it at the service desk with your document.',
    FILE_NOT_SEEN_YET:
      'This record was opened on a phone and the hospital has not seen the person yet, so nothing can be confirmed now. Please come back after the first visit, made with the document. You can book and pay all the same.',
    PROOF_REQUIRED:
      'A name and a document number alone do not open this. Please link the record first: the phone that the hospital has on record receives a code.',
    PATIENT_ALREADY_ADDED: 'This patient is already in your account.',
    PATIENT_LIMIT_REACHED:
      'An account can hold up to {{limit}} patients. Please remove one you no longer need.',
    PATIENT_HAS_APPOINTMENTS: 'This patient still has appointments. Please cancel them first.',
    CARD_REQUIRED: 'This patient has no card at this hospital yet. Please get one first.',
    SLOT_FULL: 'This time has just been taken; nothing was booked. Please choose another time.',
    SLOT_GONE: 'This time can no longer be booked. Please choose another.',
    SESSION_STOPPED:
      'The doctor’s clinic was cancelled; nothing was booked. Please choose another time or doctor.',
    SESSION_ALREADY_BOOKED: 'This patient already has an appointment in this session. See “Appointments”.',
    FEE_CHANGED: 'The fee has just changed. Please check the new fee and confirm again.',
    PAYMENT_ONLINE_REQUIRED:
      'This clinic must be paid online, and you cannot pay it here. Please call the hospital to book.',
    PATIENT_BARRED:
      'Because of missed appointments, online booking is closed until {{until}}. Please register at the hospital’s counter.',
    CANCEL_TOO_LATE: 'It is too late to cancel online. If you cannot come, please call the hospital.',
    APPOINTMENT_STATE: 'This appointment has just changed. We have refreshed it for you.',
    CHECK_IN_NOT_YET: 'Check-in is not open yet. Please check in from {{from}} on.',
    CHECK_IN_OVER: 'Check-in is over. Please speak to the hospital’s desk: they will see what can be done.',
    CHECK_IN_NOT_HERE:
      'This hospital takes no check-in by phone. Please use its self-service terminal or the desk.',
    CHECK_IN_TOO_FAR:
      'You are about {{km}} km from {{place}}; you can check in once you are there. If that does not work, use {{terminal}}, or ask at the desk.',
    CHECK_IN_PLACE_UNCLEAR:
      'Your phone hardly knows where it is, so we cannot see that you are at {{place}}. Turn on precise location, go to a window or door and try again, or use {{terminal}}.',
    RECORD_GONE:
      'The hospital has taken this record back or is changing it. Please go back and refresh; if it stays away, call the hospital.',
    REPORT_HELD: 'This result is shown here after the doctor has spoken about it with the patient.',
    REPORT_GONE:
      'The hospital has withdrawn this report or issues it anew. Please go back and refresh; if it stays away, call the hospital.',
    STAY_GONE:
      'This stay was not found. Please go back and refresh; if it stays away, ask at the nurses’ station.',
    STAY_OVER: 'This stay is settled; nothing needs to be paid beforehand. Nothing was charged.',
    TOP_UP_LIMITS:
      'You can pay {{least}} to {{most}} yuan at once. Nothing was charged; please change the amount.',
    TOP_UP_IN_PAYMENT:
      'Another prepayment of yours is under way; nothing was charged now. See it under “Payment records”: if it is not paid, pay or give it up; if it is paid, the hospital is confirming it and you need not pay again.',
    NOTICE_GONE:
      'This notice of admission is no longer in force. Please ask the doctor or the admissions office.',
    BED_NOT_READY: 'The bed is not free yet; you can be admitted from {{from}} on.',
    BILL_GONE:
      'This bill has been paid or withdrawn already; nothing was charged. Please go back and refresh.',
    BILL_CHANGED:
      'The amount has just changed; nothing was charged. Please check the new amount and pay again.',
    BILL_IN_PAYMENT:
      'Somebody is paying this already: you, on another page, or a family member. Nothing was charged now. If it is you, go on in “Payment records”; if it is them, let them finish, or ask them to give up and then pay yourself.',
    PAYMENT_MEANS_UNAVAILABLE:
      'You cannot pay this way here. Please choose another way, or pay at the hospital’s counter.',
    PAYMENT_UNAVAILABLE: 'The payment could not be started; nothing was charged. Please try again later.',
    PAYMENT_STATE: 'This payment has just changed. We have refreshed it for you.',
    ACCOUNT_HAS_PAYMENTS:
      'You still have a payment or refund under way. Please close the account when it is settled.',
    PATIENT_HAS_PAYMENTS:
      'This patient still has a payment or refund under way. Please wait until it is settled.',
    PATIENT_HAS_REFUND:
      'A refund for this patient is under way. See its progress: one that nobody has decided yet can be withdrawn; of one that was agreed to, please wait until the money is back.',
    PAYMENT_EXPIRED: 'It was not paid in time and was closed; nothing was charged.',
    PAYMENT_WITHDRAWN: 'You cancelled the payment; nothing was charged.',
    PAYMENT_LATE: 'The money arrived after this payment was closed. It is being returned the way it came.',
    PAYMENT_AMOUNT_WRONG:
      'The amount received differs from the amount due. The hospital’s finance office is checking; please do not pay again.',
    HOSPITAL_REFUSED_PAYMENT:
      'The hospital could not take this payment. The money is returned the way it came.',
    HOSPITAL_SILENT:
      'The hospital’s system has not answered. Money it does not take is returned the way it came; please do not pay again.',
    INSURANCE_REFUSED: 'The insurance could not settle this. The money is returned the way it came.',
    INVOICE_NOT_READY: 'The invoice is not ready yet. We send you a message when it is.',
    INVOICE_FILE_UNAVAILABLE:
      'The invoice cannot be opened at the moment; it is valid all the same. Please try again later, or have it printed at the hospital’s counter by its number and check code.',
    LINK_EXPIRED: 'This link has expired. Please go back to the page before and open it again.',
    REFUND_REFUSED:
      'Something on this bill has been carried out or dispensed already, so the hospital cannot refund it.',
    REFUND_CHANGED:
      'These items have just changed, and nothing was sent. The page shows them as they are now; please choose again.',
    REFUND_EXISTS: 'There is an application for this payment already. Please look at its progress first.',
    REFUND_INSURED:
      'The insurance has paid a part of this, so it cannot be refunded here. Please go to the hospital’s billing counter with your ID and insurance card, or call {{phone}}.',
    REFUND_NOT_HERE:
      'A refund of this cannot be applied for here. Please go to the hospital’s billing counter.',
    REFUND_STATE: 'Somebody has decided already, so it cannot be withdrawn. The page shows how it stands.',
    PREPAID_CHANGED:
      'Balance or limit have just changed, and nothing was sent. The page shows them as they are now; please choose again.',
    PREPAID_EXISTS:
      'A refund of this patient’s balance is under way here already. Please look at its progress first.',
    PREPAID_NOT_HERE:
      'The balance cannot be paid back this way here. Please choose another way, or go to the hospital’s billing counter with the card.',
    PREPAID_NAME:
      'The hospital has another name on this card. Money goes only to an account in the name on the card: please have it put right at the hospital’s desk, with your ID.',
    PREPAID_STATE: 'It has moved on meanwhile. The page shows how it stands.',
    REFUND_BARRED:
      'The money cannot be returned the way it came. The hospital’s finance office will contact you.',
    FILE_NOT_SHOWN:
      'The file could not be opened. Check your network and try again, or have it printed at the hospital.',
    NAMED_DOCTOR_EXISTS:
      'This patient has asked for this doctor already and it is being seen to; there is no need to ask again.',
    NAMED_DOCTOR_LIMIT:
      'This patient has {{count}} open requests. Please wait for one of them, or withdraw one.',
    NAMED_DOCTOR_DAYS: 'A day is over, or more than {{days}} days away. Please choose another.',
    NAMED_DOCTOR_STATE:
      'The request has just moved on and cannot be withdrawn. See how it stands; a booked time can be cancelled under Appointments.',
    PARKING_NOT_HERE:
      'No parking can be kept for this visit. See whether the appointment is still in force, or use the car park.',
    PARKING_STATE: 'The car is in already; this can no longer be changed. Please ask security at the gate.',
    NOTE_CLOSED:
      'No note can be written for this visit any more. It may be with the doctor already, somebody else of the family may be writing it, or the appointment is no longer in force.',
    NOTE_CHANGED: 'The note was changed on another phone. Please look at it as it stands now.',
    NOTE_INCOMPLETE: 'Some answers that the doctor needs are missing. Please fill them in.',
    FAMILY_HELP_CODE_WRONG:
      'This number is wrong, too old, or opened by somebody else already. Ask your family to look at it again, or to start anew.',
    FAMILY_HELP_OWN: 'You asked for this help yourself. It is entered on the phone of your family.',
    FAMILY_HELP_STATE:
      'This help is over, was taken back, or is not allowed yet. Please call your family and ask.',
    TICKET_REFUSED:
      'The platform around this page could not be verified, so the page was not opened, for your safety. Please go back to the platform and tell its customer service.',
    TICKET_EXPIRED:
      'This page was open too long and has ended. Press “Try again”; if it does not open, go back to the platform and enter again.',
    TICKET_USED:
      'This entrance was used before. Press “Try again”; if it does not open, go back to the platform and enter again.',
    TICKET_CLOCK:
      'The platform’s clock is too far from ours, so the page was not opened. Please go back and enter again in a few minutes, or tell the platform’s customer service.',
    CONVERSATION_ENDED: 'This conversation is over. Please begin a new one.',
    HEALTH_CARD_DOCUMENT:
      'Only resident ID cards can apply for a health card at present. You can see a doctor all the same: show your hospital card or your document.',
    HEALTH_CARD_REFUSED:
      'The health card platform says that name and ID number do not belong together. Please take the ID card to the hospital’s counter.',
    HEALTH_CARD_UNAVAILABLE:
      'The health card platform does not answer. You can try again; it will not apply twice. In a hurry, show your ID or hospital card.',
    OFFLINE:
      'There is no network; nothing was sent. Check the network and try again. What you typed is kept.',
    NO_ANSWER:
      'The network is unstable and we do not know yet whether it worked. “Try again” will not do it twice.',
  },
  sessionEnded: {
    inFrame:
      'This page was open too long and is being opened anew. What you typed is kept; please press again in a few seconds.',
    inView: 'This page was open too long. Please go back to the platform and enter again.',
  },
  field: {
    required: 'Please fill this in',
    malformed: 'This does not look right; please check it',
    tooLong: 'Too long; please shorten it',
    checksum: 'One digit is wrong; please check it against the document',
    birthDateMismatch: 'This differs from the date of birth in the ID number',
    sexMismatch: 'This differs from the sex in the ID number',
    inFuture: 'This cannot be after today',
    tooOld: 'This date is too early; please check it',
    selfTaken: 'Your account has you as a patient already; choose another relation',
  },
  title: 'This was not completed',
  unknownTitle: 'We do not know yet whether this worked',
  loadOffline: 'There is no network. Please check it and try again.',
  pageMissing: 'The page could not be opened. Check the network and try again.',
  loadTitle: 'This part could not be shown',
  trace: 'Reference {{traceId}} (please quote it when you call)',
}
export default errors
