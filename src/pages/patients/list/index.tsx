import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { usePatients } from '@/api/patients'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { addPatient } from '@/lib/paths'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import '@/locales/patients'
import { PatientRow } from './patient-row'
import './index.css'

/** Everybody this account may see to, with their cards. */
export default observer(function Patients() {
  const { t } = useTranslation('patients')
  const query = usePatients()
  useRefetchOnShow(query)
  const { patients: known, limit = 0 } = query.data ?? {}
  const mayAdd = known !== undefined && known.length < limit
  return (
    <Page
      title={t('list.title')}
      purpose={t('list.purpose')}
      action={
        mayAdd && (
          <Button icon="add" text={t('list.add')} onTap={() => Taro.navigateTo({ url: addPatient() })} />
        )
      }
    >
      <RequireAccount rows={5}>
        {() => (
          <StateView
            query={query}
            rows={5}
            isEmpty={({ patients }) => patients.length === 0}
            empty={<Empty text={t('list.empty')} />}
          >
            {({ patients }) => (
              <>
                {patients.map((patient) => (
                  <Card key={patient.patientId}>
                    <PatientRow patient={patient} />
                  </Card>
                ))}
                <View className="patient-list__count">
                  {mayAdd ? t('list.count', { added: patients.length, limit }) : t('list.full', { limit })}
                </View>
              </>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
