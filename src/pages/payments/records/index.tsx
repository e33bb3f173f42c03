import '@/locales/payments'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { usePatients } from '@/api/patients'
import { Chips } from '@/components/chips'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { useTranslation } from '@/lib/use-translation'
import { RecordList } from './record-list'

/** Stands for nobody in particular among the patients. */
const ALL = 'all'

export default observer(function Records() {
  const { t } = useTranslation('payments')
  const [whose, setWhose] = useState(ALL)
  const patients = usePatients().data?.patients ?? []
  return (
    <Page title={t('records.title')} purpose={t('records.purpose')}>
      <RequireAccount rows={8}>
        {() => (
          <>
            {patients.length > 1 && (
              <Chips
                label={t('records.whose')}
                value={whose}
                choices={[
                  { value: ALL, text: t('records.all') },
                  ...patients.map(({ patientId, name }) => ({ value: patientId, text: name })),
                ]}
                onChange={setWhose}
              />
            )}
            <RecordList key={whose} patientId={whose === ALL ? undefined : whose} />
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
