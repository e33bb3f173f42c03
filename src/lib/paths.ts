/** Address of every page; the only place where they are written. */
type Query = Record<string, string | undefined>

const page =
  <Q extends Query = Query>(path: string) =>
  (query?: Q): string => {
    const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
    if (pairs.length === 0) return path
    return `${path}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
  }

export const home = page('/pages/home/index')
export const visits = page('/pages/visits/index')
export const me = page('/pages/me/index')
export const messages = page('/pages/messages/index')
export const customerService = page('/pages/customer-service/index')

export const signIn = page<{ next?: string }>('/pages/account/sign-in/index')
export const consentDocument = page<{ kind: string }>('/pages/account/document/index')
export const privacy = page('/pages/account/privacy/index')
export const closeAccount = page('/pages/account/close/index')
export const reverify = page<{ next?: string }>('/pages/account/reverify/index')

export const patients = page('/pages/patients/list/index')
export const patient = page<{ patientId: string }>('/pages/patients/detail/index')
export const addPatient = page<{ next?: string }>('/pages/patients/add/index')
/** `institutionId`: another hospital than the one in use. */
export const openFile = page<{ next?: string; institutionId?: string }>('/pages/patients/open-file/index')
export const bindFile = page<{ next?: string; institutionId?: string }>('/pages/patients/bind/index')

/** Without a conversation: a new one, about `patientId` unless somebody else is chosen. */
export const assistant = page<{ conversationId?: string; patientId?: string }>('/pages/assistant/index')

export const departments = page<{ kind?: string }>('/pages/booking/departments/index')
export const doctors = page<{ departmentId?: string; kind?: string }>('/pages/booking/doctors/index')
export const findDoctor = page<{ q?: string }>('/pages/booking/find/index')
export const doctor = page<{ institutionId: string; doctorId: string; on?: string }>(
  '/pages/booking/doctor/index',
)
export const slots = page<{ institutionId: string; scheduleId: string; doctorId: string }>(
  '/pages/booking/slots/index',
)
export const confirm = page<{ institutionId: string; scheduleId: string; slotId: string; doctorId: string }>(
  '/pages/booking/confirm/index',
)
export const appointment = page<{ appointmentId: string; fresh?: '1' }>('/pages/booking/appointment/index')
/** The day of a visit: of today's first one, unless another is named. */
export const visitDay = page<{ appointmentId?: string }>('/pages/visit-day/index')
export const askDoctor = page<{ institutionId: string; doctorId: string }>('/pages/booking/ask-doctor/index')
export const doctorRequests = page('/pages/booking/requests/index')
export const doctorRequest = page<{ requestId: string }>('/pages/booking/request/index')
export const visitNote = page<{ appointmentId?: string }>('/pages/booking/visit-note/index')
export const parking = page<{ appointmentId: string }>('/pages/booking/parking/index')
export const followedDoctors = page('/pages/booking/followed/index')

/** `patientId`: whose; without it, the one chosen first. */
export const healthCode = page<{ patientId?: string }>('/pages/health-card/code/index')
export const healthCards = page('/pages/health-card/list/index')

export type HospitalPart = 'way' | 'departments' | 'department' | 'experts' | 'notices' | 'articles' | 'read'
/** Without a part: about the hospital. `id`: of a department, a notice or an article. */
export const hospital = page<{ part?: HospitalPart; id?: string }>('/pages/hospital/index')

export const reports = page<{ patientId?: string }>('/pages/reports/list/index')
export const report = page<{ patientId: string; institutionId: string; reportId: string }>(
  '/pages/reports/report/index',
)
export const reportSettings = page<{ patientId?: string }>('/pages/reports/settings/index')
export const trend = page<{ patientId: string; institutionId: string; code: string }>(
  '/pages/reports/trend/index',
)

export const records = page<{ patientId?: string }>('/pages/records/list/index')
export const record = page<{ patientId: string; institutionId: string; recordId: string }>(
  '/pages/records/record/index',
)

export const stays = page<{ patientId?: string }>('/pages/inpatient/stays/index')
type OfStay = { patientId: string; institutionId: string; stayId: string }
export const topUp = page<OfStay>('/pages/inpatient/top-up/index')
/** `until`: the last day of a stay that is over. */
export const dailyList = page<OfStay & { until?: string }>('/pages/inpatient/daily-list/index')
export const dischargeOrders = page<OfStay>('/pages/inpatient/discharge-orders/index')
export const admission = page<{ patientId: string; institutionId: string; noticeId: string }>(
  '/pages/inpatient/admission/index',
)
export const costs = page<{ patientId?: string }>('/pages/inpatient/costs/index')

export const bills = page<{ patientId?: string }>('/pages/payments/bills/index')
export const bill = page<{ patientId: string; institutionId: string; billId: string }>(
  '/pages/payments/bill/index',
)
export const payment = page<{ paymentId: string }>('/pages/payments/payment/index')
export const payments = page('/pages/payments/records/index')
/** `code`: of a link, typed already; `helpId`: opened before. */
export const giveHelp = page<{ code?: string; helpId?: string }>('/pages/family-help/give/index')
export const askFamily = page<{ helpId: string }>('/pages/family-help/ask/index')
export const refund = page<{ paymentId: string }>('/pages/payments/refund/index')
export const refundTrack = page<{ paymentId: string; applicationId: string }>(
  '/pages/payments/refund-track/index',
)
export const refunds = page('/pages/payments/refunds/index')
export const prepaid = page<{ patientId: string }>('/pages/payments/prepaid/index')
/** `supersedes`: the application that this one corrects. */
export const prepaidApply = page<{ patientId: string; institutionId: string; supersedes?: string }>(
  '/pages/payments/prepaid-apply/index',
)
export const prepaidTrack = page<{ patientId: string; institutionId: string; applicationId: string }>(
  '/pages/payments/prepaid-track/index',
)
export const invoices = page('/pages/payments/invoices/index')
export const invoice = page<{ paymentId: string }>('/pages/payments/invoice/index')
