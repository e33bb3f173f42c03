import type { HomeDesign } from '@tongzhen/contract/home-designs'
import type { ComponentType } from 'react'
import { useLoaded } from '@/lib/use-loaded'
import { NextCard } from './next-card'
import type { NextToDo } from './next-to-do'

/** Elder mode has one home page, whatever the institution has chosen. */
export type DesignName = Exclude<HomeDesign, 'today'> | 'elder'

/** Each of its own chunk; the first screen brings none of them along. */
const designs: Record<DesignName, () => Promise<{ Design: ComponentType<NextToDo> }>> = {
  elder: () => import('./designs/elder'),
  search: () => import('./designs/search'),
  tiles: () => import('./designs/tiles'),
  hospital: () => import('./designs/hospital'),
  journey: () => import('./designs/journey'),
}

/** One of the home pages, which never becomes another; until it is there, what is next. */
export function ChosenDesign({ name, next }: { name: DesignName; next: NextToDo }) {
  const part = useLoaded(designs[name])
  const Design = part ? part.Design : NextCard
  return <Design {...next} />
}
