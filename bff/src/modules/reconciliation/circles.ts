import type { PaymentMeans } from '@tongzhen/contract/states'
import type { Config } from '../../config.ts'

/** Institutions that share merchants, directly or by a third one: their days are reconciled together. */
export interface Circle {
  /** The first of them. */
  name: string
  institutions: readonly string[]
  /** Who says something about them: merchants with the institution that a line belongs to which nobody else knows. */
  merchants: readonly { name: string; institutionId: string; means: PaymentMeans | undefined }[]
  /** Those of them whose transfers are compared. */
  transferring: readonly string[]
}

interface Joined {
  institutions: string[]
  merchants: Map<string, string>
}

/** What the circles depend on. */
export type CircleConfig = Pick<Config, 'institutions' | 'merchants'>

export function circlesOf({ institutions, merchants: settings }: CircleConfig): Circle[] {
  const circles: Joined[] = []
  for (const { institutionId, merchants } of institutions) {
    const own = Object.values(merchants).filter((one) => one !== undefined)
    if (own.length === 0) continue
    const joined = circles.filter((one) => own.some((name) => one.merchants.has(name)))
    const circle: Joined = joined[0] ?? { institutions: [], merchants: new Map<string, string>() }
    if (joined.length === 0) circles.push(circle)
    for (const other of joined.slice(1)) {
      circle.institutions.push(...other.institutions)
      for (const [name, id] of other.merchants) circle.merchants.set(name, id)
      circles.splice(circles.indexOf(other), 1)
    }
    circle.institutions.push(institutionId)
    for (const name of own) if (!circle.merchants.has(name)) circle.merchants.set(name, institutionId)
  }

  return circles.map((one) => ({
    name: one.institutions[0] ?? '',
    institutions: one.institutions,
    merchants: [...one.merchants].map(([name, institutionId]) => ({
      ...{ name, institutionId, means: settings[name]?.means },
    })),
    transferring: [...one.merchants.keys()].filter((name) => {
      const merchant = settings[name]

      return merchant !== undefined && 'transfers' in merchant && merchant.transfers?.statement != null
    }),
  }))
}

export function circleOf(config: CircleConfig, institutionId: string): Circle | undefined {
  return circlesOf(config).find((one) => one.institutions.includes(institutionId))
}
