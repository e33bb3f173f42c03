export interface RateLimitsTable {
  /** Rule and keyed hash of whom it limits; never an address or a number in clear. */
  bucket: string
  window_start: Date
  used: number
}

export interface IdempotencyKeysTable {
  /** Keyed hash of scope, route and key. */
  id: string
  /** Keyed hash of path and body. */
  request_hash: string
  state: 'in_progress' | 'done'
  lease_no: number
  lease_until: Date
  /** The answer (`Produced`), sealed; null while in progress. */
  answer: string | null
  account_id: string | null
  created_at: Date
}

export interface GroundTables {
  rate_limits: RateLimitsTable
  idempotency_keys: IdempotencyKeysTable
}
