import type { Patient } from '@tongzhen/contract/patients'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Lines } from '@/components/lines'
import { ageOf } from '@/lib/patient-form'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** What is known of the person; numbers never in full. */
export function PersonCard({ patient }: { patient: Patient }) {
  const { t } = useTranslation(['patients', 'common'])
  const words = useWords()
  const { relation, sex, birthOn, documentKind, documentNumberMasked, phoneMasked } = patient
  return (
    <Card>
      <Facts
        facts={[
          { name: t('detail.relation'), value: t(`common:relation.${relation}`) },
          sex !== null && { name: t('detail.sex'), value: t(`common:sex.${sex}`) },
          birthOn !== null && {
            name: t('detail.birth'),
            value: t('detail.birthAndAge', { date: words.date(birthOn), years: ageOf(birthOn) }),
          },
          {
            name: t('detail.document'),
            value: <Lines of={[t(`common:document.${documentKind}`), documentNumberMasked]} />,
          },
          phoneMasked !== null && { name: t('detail.phone'), value: phoneMasked },
        ]}
      />
    </Card>
  )
}
