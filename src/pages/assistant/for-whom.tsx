import { observer } from 'mobx-react-lite'
import { usePatients } from '@/api/patients'
import { Card } from '@/components/card'
import { RadioList } from '@/components/radio-list'
import { StateView } from '@/components/state-view'
import { mayBookFor } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'
import { isEmbedded } from '@/platform/frame/frame'

/** Nobody of the account’s patients: then only what is said counts. */
const NOT_SAID = 'not_said'

interface ForWhomProps {
  /** Id of a patient; undefined: not said. */
  value: string | undefined
  onChoose: (patientId: string | undefined) => void
}

/**
 * For whom it is asked: rules read age and sex then. Nobody is chosen beforehand, since the age of the account’s owner
 * would be wrong for the child they ask about.
 */
export const ForWhom = observer(function ForWhom({ value, onChoose }: ForWhomProps) {
  const { t } = useTranslation(['assistant', 'common'])
  const query = usePatients()
  const isNobody = query.data?.patients.some(mayBookFor) === false
  if (isEmbedded || isNobody) return null

  return (
    <Card title={t('assistant:forWhom')}>
      <StateView query={query} rows={2}>
        {({ patients }) => (
          <RadioList
            label={t('assistant:forWhom')}
            value={patients.some(({ patientId }) => patientId === value) ? value : NOT_SAID}
            choices={[
              ...patients.filter(mayBookFor).map(({ patientId, name, relation }) => ({
                value: patientId,
                text: name,
                hint: t(`common:relation.${relation}`),
              })),
              { value: NOT_SAID, text: t('assistant:notSaid'), hint: t('assistant:notSaidHint') },
            ]}
            onChange={(chosen) => onChoose(chosen === NOT_SAID ? undefined : chosen)}
          />
        )}
      </StateView>
    </Card>
  )
})
