import type { ConsoleRouteName } from '@tongzhen/contract/console-routes'
import { emptyDirectory } from '@tongzhen/contract/directory'
import { defaultsOf } from '../../src/modules/institution-settings/settings.ts'
import { defaultRules } from '../../src/modules/refunds/rules.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Sample } from './samples.ts'
import type { StaffThings } from './staff-world.ts'

const limits = { leastFen: 10, mostFen: 10 }
const closedPrepaid = { isOpen: false, ways: [], limits: { wechat_change: limits, alipay_balance: limits } }

/** One for each route of the console, as `samplesOf` has one for each of the patients'. */
export function staffSamplesOf({
  staffId,
  paymentId,
  appointmentId,
  scheduleId,
  requestId,
  parkingId,
  differenceId,
  applicationId,
  exportId,
  conversationId,
  prepaidId,
}: StaffThings): Record<ConsoleRouteName, Sample> {
  const phone = '13700009999'
  const reason = { reason: '已与收费处核实' }
  const ofPayment = { params: { paymentId } }
  const ofProposal = { params: { paymentId, proposalId: 'rvp_00000000000000000000' } }
  const ofAppointment = { params: { appointmentId } }
  const ofClinic = { params: { institutionId: CENTRAL, scheduleId } }
  const ofRequest = { params: { requestId } }
  const ofParking = { params: { parkingId } }
  const ofCentral = { params: { institutionId: CENTRAL } }
  const settings = defaultsOf({ modules: ['booking'], homeDesign: 'today' })
  const ofAbout = { params: { institutionId: CENTRAL, contentId: 'about' } }
  const body = { body: '请带身份证。' }
  const about = { kind: 'about', texts: { 'zh-CN': body, 'en-US': body } }
  const titled = { title: '停诊', ...body }
  const notice = {
    ...{ kind: 'notice', fromOn: '2026-11-23', untilOn: null, isPinned: false },
    texts: { 'zh-CN': titled, 'en-US': titled },
  }
  const ofApplication = { params: { paymentId, applicationId } }
  const ofPrepaid = { params: { applicationId: prepaidId } }
  const ofStaff = { params: { staffId } }
  const ofReconDay = { params: { institutionId: CENTRAL, day: '2026-11-20' } }
  const ofPeriod = {
    query: { institutionId: CENTRAL, from: '2026-11-01', to: '2026-11-20', per: 'day' },
  }
  const ofDifference = { params: { differenceId } }
  const ofConversation = { params: { conversationId } }

  return {
    getStaffSession: {},
    createFirstStaff: { body: { token: 'a-token', name: '周雅琴', phone } },
    sendStaffCode: { body: { phone } },
    checkStaffCode: { body: { phone, code: '000000' } },
    checkEnrolmentCode: { body: { code: '00000-00000' } },
    checkStaffTotp: { body: { code: '000000' } },
    signOutStaff: {},
    listStaff: {},
    inviteStaff: { body: { name: '周雅琴', phone, role: 'cashier', institutionId: CENTRAL } },
    disableStaff: { ...ofStaff, body: reason },
    resetStaffFactor: { ...ofStaff, body: reason },
    listAudit: {},
    listReviews: { query: { institutionId: CENTRAL } },
    getReview: ofPayment,
    askAgain: ofPayment,
    proposeDecision: { ...ofPayment, body: { version: 1, decision: 'settled', ...reason } },
    confirmDecision: { ...ofProposal, body: reason },
    refuseDecision: { ...ofProposal, body: reason },
    withdrawProposal: { ...ofProposal, body: reason },
    unmaskPayment: { ...ofPayment, body: reason },
    listClinics: { query: { institutionId: CENTRAL, on: '2026-11-24' } },
    getClinic: ofClinic,
    stopClinic: { ...ofClinic, body: { reasonZh: '医生身体不适', reasonEn: 'The doctor is unwell' } },
    reopenClinic: { ...ofClinic, body: reason },
    listHeldCancellations: { query: { institutionId: CENTRAL } },
    askToCancelAgain: ofAppointment,
    settleCancellation: { ...ofAppointment, body: { version: 1, ...reason } },
    decideCancellation: { ...ofAppointment, body: { version: 1, isConfirmed: true, ...reason } },
    listNamedDoctorRequests: { query: { institutionId: CENTRAL, show: 'new' } },
    getNamedDoctorRequest: ofRequest,
    takeNamedDoctorRequest: { ...ofRequest, body: { version: 1 } },
    noteCall: { ...ofRequest, body: { outcome: 'reached', words: null } },
    listNamedDoctorSessions: ofRequest,
    listNamedDoctorSlots: { params: { requestId, scheduleId: 'S1' } },
    fixVisit: { ...ofRequest, body: { version: 1, scheduleId: 'S1', slotId: '1', feeFen: 5000 } },
    declineNamedDoctorRequest: { ...ofRequest, body: { version: 1, ...reason } },
    unmaskNamedDoctorRequest: { ...ofRequest, body: reason },
    followArrivals: { query: { institutionId: CENTRAL, on: '2026-11-25' } },
    letCarIn: { ...ofParking, body: { secondsAgo: 0 } },
    noteCarLeft: { ...ofParking, body: { secondsAgo: 0 } },
    unmaskArrival: { ...ofParking, body: reason },
    getInstitutionSettings: ofCentral,
    changeInstitutionSettings: { ...ofCentral, body: { version: 0, settings, ...reason } },
    restoreInstitutionSettings: { ...ofCentral, body: { version: 7, restore: 0, ...reason } },
    listReconDays: { query: { institutionId: CENTRAL } },
    getReconDay: ofReconDay,
    // Of a day that is not over: so nobody is asked.
    runReconDay: { params: { institutionId: CENTRAL, day: '2099-12-31' } },
    listDifferences: ofReconDay,
    exportReconDay: { ...ofReconDay, query: { sheet: 'totals', language: 'zh-CN' } },
    getDifference: ofDifference,
    explainDifference: { ...ofDifference, body: { version: 1, ...reason } },
    proposeWriteOff: { ...ofDifference, body: { version: 1, ...reason } },
    decideWriteOff: { ...ofDifference, body: { version: 1, isConfirmed: true, ...reason } },
    listRefunds: { query: { institutionId: CENTRAL, show: 'open' } },
    getRefund: ofApplication,
    agreeToRefund: { ...ofApplication, body: { version: 1, remark: null } },
    declineRefund: { ...ofApplication, body: { version: 1, remark: '已取药' } },
    askAboutRefund: ofApplication,
    getPrepaidAtDesk: ofPrepaid,
    agreeToPrepaid: { ...ofPrepaid, body: { version: 1, remark: null } },
    declinePrepaid: { ...ofPrepaid, body: { version: 1, remark: '余额不符' } },
    askTransferReceipt: ofPrepaid,
    downloadTransferReceipt: ofPrepaid,
    mendPrepaid: { ...ofPrepaid, body: { version: 1, how: 'put_back', remark: '账号不符' } },
    getRefundRules: ofCentral,
    changeRefundRules: { ...ofCentral, body: { version: 0, rules: defaultRules, ...reason } },
    restoreRefundRules: { ...ofCentral, body: { version: 7, restore: 0, ...reason } },
    getPrepaidRules: ofCentral,
    changePrepaidRules: { ...ofCentral, body: { version: 0, rules: closedPrepaid, ...reason } },
    restorePrepaidRules: { ...ofCentral, body: { version: 7, restore: 0, ...reason } },
    askRefundExport: { body: { institutionId: CENTRAL, show: 'all' } },
    listRefundExports: {},
    downloadRefundExport: { params: { exportId }, query: { language: 'zh-CN' } },
    getRefundStatistics: ofPeriod,
    getRefundsReturned: {
      query: { institutionId: CENTRAL, agreedOn: '2026-11-20', means: 'wechat', way: 'original' },
    },
    getFinanceReport: ofPeriod,
    getVisitStatistics: ofPeriod,
    getHospitalStatistics: {
      query: { institutionId: CENTRAL, from: '2026-11-01', to: '2026-11-20' },
    },
    exportMoneyStatistics: { query: { ...ofPeriod.query, sheet: 'finance', language: 'zh-CN' } },
    exportVisitStatistics: { query: { ...ofPeriod.query, sheet: 'visits', language: 'zh-CN' } },
    previewHome: { ...ofCentral, body: { homeDesign: 'tiles' } },
    listContent: ofCentral,
    getContentItem: ofAbout,
    writeContent: { ...ofCentral, body: { content: notice, isPublished: false } },
    changeContent: { ...ofAbout, body: { version: 0, content: about, isPublished: true } },
    restoreContent: { ...ofAbout, body: { version: 1, restore: 0 } },
    previewRichText: { body: { texts: ['请带身份证。'] } },
    getDirectory: ofCentral,
    changeDirectory: { ...ofCentral, body: { version: 0, directory: emptyDirectory } },
    listDesk: { query: { institutionId: CENTRAL } },
    getDeskConversation: ofConversation,
    listCanned: ofConversation,
    takeConversation: { ...ofConversation, body: { version: 1 } },
    replyAsAgent: { ...ofConversation, body: { text: '您好' } },
    translateExchange: { ...ofConversation, body: { seq: 1 } },
    giveBack: ofConversation,
    listInspections: { query: { institutionId: CENTRAL, show: 'open' } },
    readFlagged: ofConversation,
    judgeFlagged: { ...ofConversation, body: { version: 1, verdict: 'fine', remark: '' } },
    restoreDirectory: { ...ofCentral, body: { version: 1, restore: 0 } },
  }
}
