import '@/locales/kept'
import { KeptNotice } from '@/components/kept-notice'
import { useKept } from '@/lib/use-kept'
import { CodeCard } from './code-card'

/** The codes that do not change, as the phone keeps them: of the one asked for, else of everybody. */
export function KeptCode({ patientId }: { patientId: string | undefined }) {
  const cards = useKept('cards')
  if (!cards || cards.value.length === 0) return null
  const chosen = cards.value.filter((one) => one.patientId === patientId)
  return (
    <>
      <KeptNotice atMs={cards.atMs} />
      {(chosen.length > 0 ? chosen : cards.value).map((card) => (
        <CodeCard key={card.patientId} card={card} code={card.staticCode ?? undefined} />
      ))}
    </>
  )
}
