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
] as const
export type StaffPermission = (typeof staffPermissions)[number]

/**
 * Each person has one role, so the three administrators stay apart (三员分立, GB/T 22239 8.1.4.2 d): `system` lets
 * people in and out, `security` sees to their second factor, `audit` reads the record, and none of them decides money.
 */
export const staffRoles = {
  system: ['staff.view', 'staff.manage'],
  security: ['staff.view', 'staff.reset_factor'],
  audit: ['audit.view'],
  cashier: ['reviews.view', 'reviews.propose'],
  finance: ['reviews.view', 'reviews.propose', 'reviews.confirm', 'personal_data.unmask'],
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
  'personal_data_unmasked',
] as const
export type AuditAction = (typeof auditActions)[number]
