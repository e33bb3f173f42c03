import '@/locales/payments'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useInstitution, useInstitutions } from '@/api/institutions'
import { usePatients } from '@/api/patients'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { addPatient, bills } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { BillsOfPatient } from './bills-of-patient'
import { pickPatient } from './pick-patient'

export default observer(function Bills() {
  const { t } = useTranslation(['payments', 'common'])
  const [chosenId, choose] = useState(useRouter<{ patientId?: string }>().params.patientId)
  const institutions = useInstitutions()
  const institution = useInstitution()
  const patients = usePatients()
  const patient = pickPatient(patients.data?.patients ?? [], chosenId)
  if (session.isReady && institution && patient) {
    return (
      <BillsOfPatient
        // Another person, another hospital: nothing that was ticked holds any more.
        key={`${patient.patientId} ${institution.institutionId}`}
        patient={patient}
        institution={institution}
        onSwitch={choose}
      />
    )
  }
  return (
    <Page title={t('bills.title')}>
      <RequireAccount rows={8}>
        {() => (
          <StateView query={institutions} rows={8}>
            {() => (
              <StateView
                query={patients}
                rows={8}
                isEmpty={(data) => data.patients.length === 0}
                empty={
                  <Empty text={t('bills.noPatient')}>
                    <Button
                      icon="add"
                      text={t('common:patient.add')}
                      onTap={() => Taro.navigateTo({ url: addPatient({ next: bills() }) })}
                    />
                  </Empty>
                }
              >
                {() => null}
              </StateView>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
