import type { InstitutionModule } from '@tongzhen/contract/institutions'
import type { VisitKind } from '@tongzhen/contract/states'

/** The module that a kind of visit belongs to. */
export function moduleOfVisit(kind: VisitKind): InstitutionModule {
  return kind === 'special_need' || kind === 'mdt' ? kind : 'booking'
}
