import '@/locales/home-designs'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Department, Institution } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useDepartments, useInstitution } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { Tap } from '@/components/tap'
import { departments as departmentsPage, doctors } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { CallDesk } from '../call-desk'
import { NextCard } from '../next-card'
import type { NextToDo } from '../next-to-do'
import { open, type Service, services, useOffered } from '../offered'
import './hospital.css'

const offeredHere: Service[] = [
  'visits',
  'pay',
  'reports',
  'code',
  'inpatient',
  'assistant',
  'byDoctor',
  'special',
  'mdt',
  'patients',
  'hospital',
]
/** Of each campus; the others are one tap away. */
const SHOWN = 6

/** The house: where it is, what one can do there, and its departments by campus with floor and room. */
export const Design = observer(function House(next: NextToDo) {
  const { t } = useTranslation(['home-designs', 'home'])
  const offered = useOffered()
  const institution = useInstitution()
  return (
    <>
      <NextCard {...next} />
      <View className="house-services" {...aria({ role: 'group', label: t('hospital.services') })}>
        {offeredHere.filter(offered).map((service) => (
          <Tap key={service} className="house-service" onTap={() => open(service)} aria={{ role: 'link' }}>
            <Icon name={services[service].icon} />
            {t(`home:do.${service}`)}
          </Tap>
        ))}
      </View>
      {institution && offered('byDepartment') && <Departments institution={institution} />}
      {institution && (
        <Card title={institution.name}>
          <View className="house-address">
            <Icon name="place" />
            <Text>{institution.address}</Text>
          </View>
          <CallDesk />
        </Card>
      )}
    </>
  )
})

function Departments({ institution: { institutionId, campuses } }: { institution: Institution }) {
  const { t } = useTranslation('home-designs')
  const query = useDepartments(institutionId)
  return (
    <StateView query={query} rows={SHOWN}>
      {(all) => (
        <>
          {campuses.map(({ campusId, name }) => {
            const here = all.filter((one) => one.campusId === campusId).slice(0, SHOWN)
            const title = campuses.length > 1 ? name : t('hospital.departments')
            return here.length > 0 && <OnCampus key={campusId} title={title} departments={here} />
          })}
          <Button
            kind="plain"
            text={t('hospital.allDepartments')}
            onTap={() => Taro.navigateTo({ url: departmentsPage() })}
          />
        </>
      )}
    </StateView>
  )
}

function OnCampus({ title, departments }: { title: string; departments: Department[] }) {
  return (
    <Card title={title}>
      <View>
        {departments.map(({ departmentId, name, location }) => (
          <Row
            key={departmentId}
            title={name}
            text={location}
            onTap={() => Taro.navigateTo({ url: doctors({ departmentId }) })}
          />
        ))}
      </View>
    </Card>
  )
}
