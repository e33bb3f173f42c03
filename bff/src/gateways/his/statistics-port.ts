import type { HospitalFigures } from '@tongzhen/contract/statistics'
import type { LocalText } from '../../lib/local-text.ts'
import type { HisResult, Trace } from './port.ts'

/** What a hospital counts of all its outpatients; nobody can be told from it. */
export interface StatisticsGateway {
  /** Of at most 92 days, both included, `YYYY-MM-DD`. */
  visits(period: { from: string; to: string }, trace: Trace): Promise<HisResult<VisitCounts>>
}

export interface VisitCounts extends Omit<HospitalFigures, 'diseases'> {
  /** The most frequent first. */
  diseases: { code: string; name: LocalText; visits: number }[]
}

export interface StatisticsGateways {
  of(institutionId: string): StatisticsGateway
}
