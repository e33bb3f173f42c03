import type { PrepaidRefundRow } from '@tongzhen/contract/prepaid'

/** Which words tell how it stands: those of who decides, then those of where the money is. */
export function titleOf({ state, stage }: Pick<PrepaidRefundRow, 'state' | 'stage'>) {
  switch (state) {
    case 'returning':
      return stage === 'on_card' ? 'leaving_card' : stage
    case 'returned':
      return 'arrived'
    case 'refused':
      return stage === 'back_on_card' ? stage : 'refused'
    default:
      return state
  }
}
