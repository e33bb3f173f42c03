import type { Config } from '../../config.ts'
import type { HisGateways } from '../../gateways/his/registry.ts'
import type { Clock } from '../../lib/clock.ts'
import { type Catalogue, createCatalogue } from './catalogue.ts'

/** The catalogue of each configured institution. */
export interface Catalogues {
  of(institutionId: string): Catalogue
}

export function createCatalogues(
  config: Pick<Config, 'institutions'>,
  { his, clock }: { his: HisGateways; clock: Clock },
): Catalogues {
  const catalogues = new Map(
    config.institutions.map((institution) => [
      institution.institutionId,
      createCatalogue({ institution, his: his.of(institution.institutionId), clock }),
    ]),
  )

  return {
    of(institutionId) {
      const catalogue = catalogues.get(institutionId)
      if (catalogue === undefined) throw new Error(`institution ${institutionId} is not configured`)

      return catalogue
    },
  }
}
