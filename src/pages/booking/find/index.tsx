import '@/locales/booking'
import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useDoctors, useInstitution } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { SearchField } from '@/components/search-field'
import { StateView } from '@/components/state-view'
import { departments } from '@/lib/paths'
import { useSettled } from '@/lib/use-settled'
import { useTranslation } from '@/lib/use-translation'
import { DoctorCard } from '../shared/doctor-card'
import './index.css'

const PAUSE_MS = 350

export default observer(function FindDoctor() {
  const { t } = useTranslation('booking')
  const { params } = useRouter<{ q?: string }>()
  const [typed, setTyped] = useState(decodeURIComponent(params.q ?? ''))
  const words = useSettled(typed.trim(), PAUSE_MS)
  const query = useDoctors(useInstitution()?.institutionId, { q: words }, { enabled: words !== '' })
  return (
    <Page title={t('find.title')}>
      <SearchField
        id="doctor-search"
        label={t('find.search')}
        value={typed}
        onChange={setTyped}
        hasFocus={!params.q}
      />
      {words === '' ? (
        <HowToFind title={t('find.how')} />
      ) : (
        <StateView query={query} rows={8}>
          {({ doctors, days }) => (
            <>
              <View className="find__count" {...aria({ role: 'status' })}>
                {doctors.length > 0 ? t('find.found', { count: doctors.length }) : t('find.none', { words })}
              </View>
              {doctors.length === 0 && <HowToFind title={t('find.tryThis')} />}
              {doctors.map((doctor) => (
                <DoctorCard
                  key={doctor.doctorId}
                  doctor={doctor}
                  arePlacesKnown={days.length > 0}
                  showsDepartment
                />
              ))}
            </>
          )}
        </StateView>
      )}
    </Page>
  )
})

/** Before anything is typed, and after nothing was found. */
function HowToFind({ title }: { title: string }) {
  const { t } = useTranslation('booking')
  return (
    <Card title={title}>
      <View className="find__ways" {...aria({ role: 'list' })}>
        {(['name', 'pinyin', 'speciality'] as const).map((way) => (
          <View key={way} className="find__way" {...aria({ role: 'listitem' })}>
            <Text>{t(`find.ways.${way}`)}</Text>
          </View>
        ))}
      </View>
      <Button
        kind="plain"
        icon="department"
        text={t('find.byDepartment')}
        onTap={() => Taro.navigateTo({ url: departments() })}
      />
    </Card>
  )
}
