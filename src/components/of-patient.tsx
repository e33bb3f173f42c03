import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import type { PatientScope } from '@tongzhen/contract/route'
import { observer } from 'mobx-react-lite'
import { Fragment, type ReactNode, useState } from 'react'
import { useInstitution, useInstitutions } from '@/api/institutions'
import { usePatients } from '@/api/patients'
import { addPatient } from '@/lib/paths'
import { pickPatient } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { Button } from './button'
import { Empty } from './empty'
import { Page } from './page'
import { RequireAccount } from './require-account'
import { StateView } from './state-view'

interface OfPatientProps {
  /** Of the page, until there is somebody to show it for. */
  title: string
  scope: PatientScope
  /** Whom the address of the page names. */
  patientId: string | undefined
  /** What one would see here, said to who has no patient yet. */
  nobody: string
  /** The page itself, to come back to. */
  next: string
  /** What the phone keeps of this, for where there is no network. */
  kept?: ReactNode
  children: (of: {
    patient: Patient
    institution: Institution
    onSwitch: (patientId: string) => void
  }) => ReactNode
}

/** A page about one patient in one hospital: who is chosen first, and what stands there before that is known. */
export const OfPatient = observer(function OfPatient(props: OfPatientProps) {
  const { title, scope, nobody, next, kept, children } = props
  const { t } = useTranslation()
  const [chosenId, choose] = useState(props.patientId)
  const institutions = useInstitutions()
  const institution = useInstitution()
  const patients = usePatients()
  const patient = pickPatient(patients.data?.patients ?? [], { chosenId, scope })
  if (session.isReady && institution && patient) {
    return (
      // Another person, another hospital: nothing that was chosen holds any more.
      <Fragment key={`${patient.patientId} ${institution.institutionId}`}>
        {children({ patient, institution, onSwitch: choose })}
      </Fragment>
    )
  }
  return (
    <Page title={title}>
      <RequireAccount rows={8} kept={kept}>
        {() => (
          <StateView query={institutions} rows={8} kept={kept}>
            {() => (
              <StateView
                query={patients}
                rows={8}
                isEmpty={(data) => data.patients.length === 0}
                empty={
                  <Empty text={nobody}>
                    <Button
                      icon="add"
                      text={t('patient.add')}
                      onTap={() => Taro.navigateTo({ url: addPatient({ next }) })}
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
