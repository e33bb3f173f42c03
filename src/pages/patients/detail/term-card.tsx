import { View } from '@tarojs/components'
import type { Patient } from '@tongzhen/contract/patients'
import { useState } from 'react'
import { useShortenTerm } from '@/api/patients'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { dayOf, daysBetween, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { TermChoice } from '../shared/term-choice'
import { useTermWords } from '../shared/use-term-words'

const shorterTerms = [
  { term: 'year', days: 365 },
  { term: 'month', days: 30 },
] as const
type ShorterTerm = (typeof shorterTerms)[number]['term']

/** How long this account may act for the person, who may lengthen it; the account may only shorten it. */
export function TermCard({ patient: { patientId, name, until } }: { patient: Patient }) {
  const { t } = useTranslation('patients')
  const termWords = useTermWords()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<ShorterTerm>()
  const shortening = useShortenTerm(() => setOpen(false))
  const soon = termWords.soon(until)
  const shorter = shorterTerms.filter(
    ({ days }) => until === null || daysBetween(today(), dayOf(until)) > days,
  )
  return (
    <Card title={t('term.title')}>
      <View>{t('term.yours', { name, lasts: termWords.lasts(until) })}</View>
      {soon && (
        <Notice kind="attention" title={soon}>
          {t('term.soonText', { name })}
        </Notice>
      )}
      {shorter.length > 0 && <Button kind="plain" text={t('term.shorten')} onTap={() => setOpen(true)} />}
      <Sheet
        id="term-sheet"
        title={t('term.shorten')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button
            text={t('proxies.save')}
            isBusy={shortening.isBusy}
            disabled={chosen === undefined}
            onTap={() => chosen && shortening.act({ patientId, term: chosen })}
          />
        }
      >
        <TermChoice
          value={chosen}
          hint={t('term.shortenHint', { name })}
          terms={shorter.map(({ term }) => term)}
          onChange={setChosen}
        />
        {shortening.error && <ErrorNotice error={shortening.error} />}
      </Sheet>
    </Card>
  )
}
