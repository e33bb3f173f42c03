import '@/locales/kept'
import { KeptNotice } from '@/components/kept-notice'
import { useKept } from '@/lib/use-kept'
import { CodeCard } from './code-card'

/** The codes that do not change, as the phone keeps them: of the one asked for, else of everybody. */
export function KeptCode({ patientId }: { patientId: string | undefined }) {
  const cards = useKept('cards')
  const chosen = (cards?.value ?? []).filter((one) => patientId === undefined || one.patientId === patientId)
  if (!cards || chosen.length === 0) return null
  return (
    <>
      <KeptNotice atMs={cards.atMs} />
      {chosen.map((card) => (
        <CodeCard key={card.patientId} card={card} code={card.staticCode ?? undefined} />
      ))}
    </>
  )
}
