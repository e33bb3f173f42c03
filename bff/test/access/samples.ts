import type { RouteName } from '@tongzhen/contract/routes'
import { CENTRAL } from '../booking/booking-desk.ts'
import { documentOf, fileOf, personOf } from '../file-of.ts'
import type { Things } from './world.ts'

/** A valid request of a route, that would reach what belongs to Wang Xiuying. */
export interface Sample {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: Record<string, unknown>
}

/** One for each route of the contract: a route without a sample does not compile, and fails the matrix. */
export function samplesOf(things: Things): Record<RouteName, Sample> {
  const { patientId, cardId, proxyId, bindingId, appointmentId, doctorId, scheduleId, slotId, today } = things
  const {
    paymentId,
    billId,
    messageId,
    conversationId,
    invoiceTicket,
    reportTicket,
    imageTicket,
    visitTicket,
    reportId,
    recordId,
    stayId,
    requestId,
    helpId,
    applicationId,
    prepaidId,
  } = things
  const ofPatient = { params: { patientId } }
  const ofCard = { params: { patientId, cardId } }
  const ofAppointment = { params: { appointmentId } }
  const ofPayment = { params: { paymentId } }
  const ofPrepaid = { params: { patientId, institutionId: CENTRAL, applicationId: prepaidId } }
  const ofHelp = { params: { helpId } }
  const ofConversation = { params: { conversationId } }
  const ofInstitution = { params: { institutionId: CENTRAL } }
  const ofDoctor = { params: { institutionId: CENTRAL, doctorId } }
  const consents = [{ kind: 'privacy_policy', version: '1' }]
  const { name, phone } = personOf('zhao-lei')

  return {
    getSession: {},
    getPlatform: { params: { platformId: 'example-online' } },
    enterByTicket: { params: { platformId: 'example-online' }, body: { ticket: 'a.ticket.of-nobody' } },
    listConsentDocuments: {},
    startWechatSignIn: { query: { returnTo: '/#/pages/home/index' } },
    finishWechatSignIn: { query: { code: 'a-code', state: 'a-state' } },
    startSuishenbanSignIn: { query: { returnTo: '/#/pages/home/index' } },
    finishSuishenbanSignIn: { query: { code: 'a-code', state: 'a-state' } },
    signInWithAlipay: { body: { authCode: 'a-code' } },
    signWechatJsSdk: { query: { url: 'http://localhost:8080/' } },
    signSuishenbanJsSdk: {},
    sendSmsCode: { body: { purpose: 'sign_in', phone, consents } },
    signInWithSms: { body: { phone, code: '000000', consents } },
    reverify: { body: { code: '000000' } },
    signOut: {},
    giveConsents: { body: { consents } },
    listConsents: {},
    withdrawConsent: { params: { kind: 'privacy_policy' } },
    updatePreferences: { body: { language: 'en-US' } },
    closeAccount: { body: { understood: true } },

    listHealthCards: {},
    applyForHealthCard: ofPatient,
    getHealthCode: ofPatient,

    listInstitutions: {},
    followInstitutions: {},
    listDepartments: ofInstitution,
    listDoctors: { ...ofInstitution, query: { on: today } },
    getDoctor: ofDoctor,
    getContent: ofInstitution,
    getService: ofInstitution,
    askService: { ...ofInstitution, body: { text: '停车怎么收费？' } },
    callAgent: ofInstitution,
    leaveAgent: ofInstitution,
    deleteService: ofInstitution,
    readContent: { params: { institutionId: CENTRAL, contentId: 'cnt_00000000000000000001' } },

    listPatients: {},
    openFile: { body: { institutionId: CENTRAL, relation: 'self', file: fileOf('zhao-lei') } },
    startBinding: { body: { institutionId: CENTRAL, relation: 'self', name, ...documentOf('zhao-lei') } },
    confirmBinding: { params: { bindingId }, body: { code: '000000' } },
    getPatient: ofPatient,
    makeDefaultPatient: ofPatient,
    removePatient: ofPatient,
    addCard: { ...ofPatient, body: { institutionId: CENTRAL } },
    makeDefaultCard: ofCard,
    unbindCard: ofCard,
    shortenTerm: { ...ofPatient, body: { term: 'month' } },
    listProxies: ofPatient,
    updateProxy: { params: { patientId, proxyId }, body: { scopes: ['booking'] } },

    listSchedules: ofDoctor,
    listSlots: { params: { institutionId: CENTRAL, scheduleId } },
    book: { body: { institutionId: CENTRAL, patientId, scheduleId, slotId, feeFen: 5000 } },
    listAppointments: { query: { when: 'upcoming', patientId } },
    getAppointment: ofAppointment,
    cancelAppointment: ofAppointment,
    listReplacements: ofAppointment,
    moveAppointment: { ...ofAppointment, body: { scheduleId, slotId, feeFen: 5000 } },
    getVisitDay: ofAppointment,
    checkIn: {
      ...ofAppointment,
      body: { position: { latitude: 31.2, longitude: 121.5, accuracyMetres: 20, system: 'gcj02' } },
    },
    linkCalendarFile: ofAppointment,
    readCalendarFile: { query: { channel: 'web', ticket: visitTicket } },
    listFollowedDoctors: {},
    followDoctor: ofDoctor,
    unfollowDoctor: ofDoctor,

    listBills: { params: { patientId, institutionId: CENTRAL }, query: { state: 'open' } },
    getBill: { params: { patientId, institutionId: CENTRAL, billId } },
    createPayment: {
      body: {
        ...{ purpose: 'bills', institutionId: CENTRAL, patientId, billIds: [billId] },
        ...{ amountFen: 5000, means: 'unionpay' },
      },
    },
    getPayment: ofPayment,
    closePayment: ofPayment,
    returnFromCashier: ofPayment,
    listPayments: { query: { patientId } },

    getRefundOffer: ofPayment,
    applyForRefund: {
      ...ofPayment,
      body: { itemIds: ['I1'], amountFen: 5000, reason: 'not_needed', words: null },
    },
    getRefundApplication: { params: { paymentId, applicationId } },
    withdrawRefundApplication: { params: { paymentId, applicationId } },
    listRefundApplications: {},
    getPrepaid: { params: { patientId, institutionId: CENTRAL } },
    applyForPrepaid: {
      params: { patientId, institutionId: CENTRAL },
      body: {
        ...{ cardKey: '0123456789abcdef', way: 'alipay_balance', depositId: null },
        ...{ account: '13900000001', amountFen: 5000, supersedes: null },
      },
    },
    getPrepaidRefund: ofPrepaid,
    withdrawPrepaidRefund: ofPrepaid,
    sendPrepaidAgain: ofPrepaid,
    putPrepaidBack: ofPrepaid,

    listInvoices: { query: { patientId } },
    getInvoice: ofPayment,
    linkInvoiceFile: ofPayment,
    readInvoiceFile: { query: { channel: 'web', ticket: invoiceTicket } },

    listReports: {
      params: { patientId, institutionId: CENTRAL },
      query: { from: '2026-01-01', to: '2026-12-31' },
    },
    followReportNews: { params: { patientId, institutionId: CENTRAL } },
    getReport: { params: { patientId, institutionId: CENTRAL, reportId } },
    linkReportFile: { params: { patientId, institutionId: CENTRAL, reportId } },
    listRecords: {
      params: { patientId, institutionId: CENTRAL },
      query: { from: '2026-01-01', to: '2026-12-31' },
    },
    getRecord: { params: { patientId, institutionId: CENTRAL, recordId } },
    showHeldReport: { params: { patientId, institutionId: CENTRAL, reportId } },
    getReportSettings: { params: { patientId, institutionId: CENTRAL } },
    chooseSensitive: { params: { patientId }, body: { choice: 'at_once' } },
    readReportImage: { query: { channel: 'web', ticket: imageTicket } },
    readReportFile: { query: { channel: 'web', ticket: reportTicket } },
    getTrend: { params: { patientId, institutionId: CENTRAL, code: '4548-4' } },

    getCosts: {
      params: { patientId, institutionId: CENTRAL },
      query: { kind: 'inpatient', from: '2026-01-01', to: '2026-12-31' },
    },
    listStays: { params: { patientId, institutionId: CENTRAL } },
    listStayCosts: {
      params: { patientId, institutionId: CENTRAL, stayId },
      query: { from: '2026-11-01', to: '2026-11-30' },
    },
    getDischargeOrders: { params: { patientId, institutionId: CENTRAL, stayId } },
    listAdmissionNotices: { params: { patientId, institutionId: CENTRAL } },
    admit: {
      params: { patientId, institutionId: CENTRAL, noticeId: 'N1' },
      body: { phone, contactName: name, contactPhone: phone, contactRelationship: 'child' },
    },

    askForDoctor: {
      body: {
        ...{ institutionId: CENTRAL, patientId, doctorId, wishes: [{ on: today, period: 'morning' }] },
        ...{ note: null, phone: null },
      },
    },
    listDoctorRequests: {},
    getDoctorRequest: { params: { requestId } },
    withdrawDoctorRequest: { params: { requestId } },
    getVisitNote: ofAppointment,
    saveVisitNote: { ...ofAppointment, body: { version: 0, answers: [] } },
    sendVisitNote: { ...ofAppointment, body: { version: 0 } },
    getConsultationNote: {},
    saveConsultationNote: { body: { version: 0, answers: [] } },
    sendConsultationNote: { body: { version: 0 } },
    deleteConsultationNote: {},

    getParking: ofAppointment,
    nameCar: { ...ofAppointment, body: { plate: '沪A12345', phone: null } },
    withdrawCar: ofAppointment,

    askForHelp: {
      body: { purpose: 'bills', institutionId: CENTRAL, patientId, billIds: [billId], amountFen: 5000 },
    },
    getAskedHelp: ofHelp,
    allowHelper: { ...ofHelp, body: { version: 1 } },
    takeHelpBack: ofHelp,
    openHelp: { body: { code: '000000' } },
    getGivenHelp: ofHelp,
    payAsHelper: { ...ofHelp, body: { amountFen: 5000, means: 'unionpay' } },

    startConversation: { body: { institutionId: CENTRAL, kind: 'triage', text: '胃不舒服' } },
    listConversations: { query: { kind: 'triage' } },
    getConversation: ofConversation,
    say: { ...ofConversation, body: { text: '三天了' } },
    stopAnswer: ofConversation,
    retryAnswer: ofConversation,
    deleteConversation: ofConversation,

    listMessages: {},
    countUnreadMessages: {},
    markMessagesRead: { body: { messageIds: [messageId] } },
  }
}
