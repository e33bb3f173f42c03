/** What the phone asks the host's server to send (`POST /__request`). */
export interface ForwardedRequest {
  url: string
  method: string
  headers: Record<string, string>
  /** Absent for GET and HEAD. */
  body?: string
  timeoutMs: number
}

/** What came of it: an HTTP answer of any status, or an error of `my.request`. */
export type ForwardedAnswer =
  | {
      outcome: 'answered'
      status: number
      /** By name in lower case. */
      headers: Record<string, string>
      /** Base64. */
      body: string
    }
  | { outcome: 'failed'; error: 2 | 11 | 12 | 13; errorMessage: string }
