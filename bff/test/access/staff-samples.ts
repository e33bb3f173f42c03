import type { ConsoleRouteName } from '@tongzhen/contract/console-routes'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Sample } from './samples.ts'
import type { StaffThings } from './staff-world.ts'

/** One for each route of the console, as `samplesOf` has one for each of the patients'. */
export function staffSamplesOf({ staffId, paymentId }: StaffThings): Record<ConsoleRouteName, Sample> {
  const phone = '13700009999'
  const reason = { reason: '已与收费处核实' }
  const ofPayment = { params: { paymentId } }
  const ofProposal = { params: { paymentId, proposalId: 'rvp_00000000000000000000' } }
  const ofStaff = { params: { staffId } }

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
  }
}
