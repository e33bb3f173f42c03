/** What somebody of the staff may do; every staff route names one of these. */
export const staffPermissions = [
  'staff.view',
  'staff.manage',
  'staff.reset_factor',
  'audit.view',
  'reviews.view',
  'reviews.propose',
  'reviews.confirm',
  'personal_data.unmask',
  'clinics.stop',
  'cancellations.settle',
  'cancellations.confirm',
  'named_doctor.arrange',
  'named_doctor.unmask',
  'parking.admit',
  'parking.unmask',
  'settings.view',
  'settings.change',
  'reconciliation.view',
  'reconciliation.work',
  'reconciliation.confirm',
  'content.edit',
  'directory.edit',
  'refunds.view',
  'refunds.decide',
  'refunds.rules',
  'refunds.export',
  /** A provider's receipt of a transfer: it names the payee. */
  'refunds.receipt',
  /** Sums of money. */
  'statistics.money',
  /** How many, without any money of ours. */
  'statistics.counts',
  'service.answer',
  /** What people said to the assistant, where rules struck. */
  'assistant.inspect',
] as const
export type StaffPermission = (typeof staffPermissions)[number]

/**
 * Each person has one role, so the three administrators stay apart (三员分立, GB/T 22239 8.1.4.2 d): `system` lets
 * people in and out, `security` sees to their second factor, `audit` reads the record, and none of them decides money.
 */
export const staffRoles = {
  system: ['staff.view', 'staff.manage', 'statistics.counts'],
  security: ['staff.view', 'staff.reset_factor'],
  audit: ['audit.view'],
  cashier: [
    ...(['reviews.view', 'reviews.propose', 'reconciliation.view', 'reconciliation.work'] as const),
    ...(['refunds.view', 'refunds.export'] as const),
  ],
  finance: [
    ...(['reviews.view', 'reviews.propose', 'reviews.confirm', 'personal_data.unmask'] as const),
    ...(['refunds.view', 'refunds.decide', 'refunds.export', 'refunds.receipt'] as const),
    ...(['statistics.money', 'statistics.counts'] as const),
    ...(['cancellations.settle', 'cancellations.confirm'] as const),
    ...(['reconciliation.view', 'reconciliation.work', 'reconciliation.confirm'] as const),
  ],
  /** Agrees to refunds of what was ordered (门诊医生审核). */
  doctor: ['refunds.view', 'refunds.decide', 'personal_data.unmask'],
  /** The outpatient office (门诊办). */
  outpatient: ['clinics.stop', 'cancellations.settle', 'statistics.counts'],
  named_doctor_coordinator: ['named_doctor.arrange', 'named_doctor.unmask'],
  security_desk: ['parking.admit', 'parking.unmask'],
  /** Keeps up what an institution offers and says of itself. */
  operations: [
    ...(['settings.view', 'settings.change', 'refunds.rules', 'content.edit', 'directory.edit'] as const),
    'statistics.counts',
  ],
  /** Writes what the institution says of itself (宣传科); switches nothing on or off. */
  editor: ['content.edit', 'directory.edit'],
  /** Answers people who write to customer service (人工客服). */
  service_agent: ['service.answer'],
  /** The medical quality office (医务质控). */
  quality: ['assistant.inspect'],
} as const satisfies Record<string, readonly StaffPermission[]>
export type StaffRole = keyof typeof staffRoles

export const staffRoleNames = Object.keys(staffRoles) as [StaffRole, ...StaffRole[]]

export function mayStaff(role: StaffRole, permission: StaffPermission): boolean {
  const permissions: readonly StaffPermission[] = staffRoles[role]

  return permissions.includes(permission)
}

/** `invited`: has no second factor yet. */
export const staffStates = ['invited', 'active', 'disabled'] as const
export type StaffState = (typeof staffStates)[number]

/** What the action record says was done. */
export const auditActions = [
  'first_administrator_made',
  'first_token_refused',
  'signed_in',
  'sign_in_refused',
  'sign_in_locked',
  'signed_out',
  /** Of what the person's role does not allow. */
  'not_permitted',
  'factor_enrolled',
  'staff_invited',
  'staff_disabled',
  'factor_reset',
  'payment_asked_again',
  'decision_proposed',
  'decision_confirmed',
  'decision_refused',
  'proposal_withdrawn',
  /** Somebody wanted to confirm what they had proposed themselves. */
  'own_proposal_refused',
  /** Somebody wanted to decide about a payment of their own. */
  'own_payment_refused',
  'personal_data_unmasked',
  /** What became of it the hospital says. */
  'clinic_stop_asked',
  'clinic_reopening_asked',
  'cancellation_asked_again',
  'cancellation_proposed',
  'cancellation_settled',
  'cancellation_refused',
  'named_doctor_taken',
  'named_doctor_call_noted',
  'named_doctor_visit_fixed',
  'named_doctor_declined',
  'parking_let_in',
  'parking_left',
  'institution_settings_changed',
  'institution_settings_restored',
  'reconciliation_asked',
  'reconciliation_exported',
  'refund_export_asked',
  'refund_export_downloaded',
  'statistics_exported',
  'difference_explained',
  'write_off_proposed',
  'write_off_confirmed',
  'write_off_refused',
  'content_changed',
  'content_restored',
  'directory_changed',
  'directory_restored',
  'refund_agreed',
  'refund_declined',
  /** Somebody wanted to decide about a refund of their own, or twice about one. */
  'refund_decision_refused',
  'prepaid_refund_mended',
  'transfer_receipt_downloaded',
  'refund_rules_changed',
  'refund_rules_restored',
  'prepaid_rules_changed',
  'prepaid_rules_restored',
  'service_taken',
  'service_given_back',
  /** Written by earlier versions. */
  'service_reviewed',
  'conversation_read',
  'conversation_judged',
] as const
export type AuditAction = (typeof auditActions)[number]
