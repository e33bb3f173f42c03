import type { GatewayFailure } from '../failure.ts'

export interface SuishenbanGateway {
  authorizeUrl(request: { redirectUri: string; state: string }): string
  /** The user id behind a code of our redirect. A code is good once. */
  exchangeCode(request: { code: string; redirectUri: string }): Promise<string | GatewayFailure>
  /** `signature` of `eshimin.config`. */
  invokeToken(): Promise<string | GatewayFailure>
}
