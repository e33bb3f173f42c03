import { useLoaded } from '@/lib/use-loaded'

/** Only where the first question was not answered: the first screen brings none of it along. */
export function KeptBelow() {
  const part = useLoaded(() => import('./kept-home'))
  return part ? <part.KeptHome /> : null
}
