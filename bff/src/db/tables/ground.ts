export interface RateLimitsTable {
  /** Rule and keyed hash of whom it limits; never an address or a number in clear. */
  bucket: string
  window_start: Date
  used: number
}

export interface IdempotencyKeysTable {
  /** SHA-256 hex of scope, route and key. */
  id: string
  request_hash: string
  state: 'in_progress' | 'done'
  lease_no: number
  lease_until: Date
  status: number | null
  /** Status, body and session of the answer, encrypted (`Kept` of plugins/idempotency.ts). */
  answer: string | null
  account_id: string | null
  created_at: Date
}

export interface GroundTables {
  rate_limits: RateLimitsTable
  idempotency_keys: IdempotencyKeysTable
}
