import '@/locales/home-designs'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { rememberPreferences } from '@/api/remember-preferences'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Row } from '@/components/row'
import { SearchField } from '@/components/search-field'
import { Tap } from '@/components/tap'
import { findDoctor } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import { CallDesk } from '../call-desk'
import { NextCard } from '../next-card'
import type { NextToDo } from '../next-to-do'
import { open, type Service, services, useOffered } from '../offered'
import './search.css'

const all = Object.keys(services) as Service[]
const often: Service[] = [
  'byDepartment',
  'pay',
  'reports',
  'visits',
  'byDoctor',
  'inpatient',
  'code',
  'patients',
]

/** One box to ask in; a visit that is coming stands above it, the first step to one below. */
export const Design = observer(function Search(next: NextToDo) {
  const [typed, setTyped] = useState('')
  const words = typed.trim()
  const hasVisit = (next.appointments.data?.appointments.length ?? 0) > 0
  const { t } = useTranslation('home-designs')
  const findDoctors = () => Taro.navigateTo({ url: findDoctor({ q: words || undefined }) })
  return (
    <>
      {hasVisit && <NextCard {...next} />}
      <View className="ask">
        <View className="ask__question" {...aria({ role: 'heading', level: 2 })}>
          {t('ask.label')}
        </View>
        <SearchField
          id="home-search"
          label={t('ask.label')}
          placeholder={t('ask.placeholder')}
          value={typed}
          onChange={setTyped}
          onConfirm={findDoctors}
        />
        {words === '' ? <Suggestions /> : <Found words={words} findDoctors={findDoctors} />}
      </View>
      {!hasVisit && <NextCard {...next} />}
      <Card>
        <CallDesk />
      </Card>
    </>
  )
})

const Suggestions = observer(function Suggestions() {
  const { t } = useTranslation(['home-designs', 'home'])
  const offered = useOffered()
  return (
    <View className="ask__often" {...aria({ role: 'group', label: t('ask.often') })}>
      {often.filter(offered).map((service) => (
        <Tap key={service} className="ask__chip" onTap={() => open(service)} aria={{ role: 'link' }}>
          <Icon name={services[service].icon} />
          {t(`home:do.${service}`)}
        </Tap>
      ))}
    </View>
  )
})

/** Services whose name, purpose or by-names have the words in them; and the hospital's own search. */
const Found = observer(function Found({ words, findDoctors }: { words: string; findDoctors: () => void }) {
  const { t } = useTranslation(['home-designs', 'home'])
  const offered = useOffered()
  const asked = words.toLowerCase()
  const found = all
    .filter(offered)
    .filter((one) =>
      `${t(`home:do.${one}`)} ${t(`home:do.${one}Hint`)} ${t(`ask.words.${one}`)}`
        .toLowerCase()
        .includes(asked),
    )
  const isMode = `${t('ask.mode')} ${t('ask.words.mode')}`.toLowerCase().includes(asked)
  const count = found.length + (isMode ? 1 : 0)
  return (
    <Card>
      <View className={count > 0 ? 'visually-hidden' : ''} {...aria({ role: 'status' })}>
        {count > 0 ? t('ask.found') : t('ask.none', { words })}
      </View>
      <View>
        {found.map((service) => (
          <Row
            key={service}
            icon={services[service].icon}
            title={t(`home:do.${service}`)}
            text={t(`home:do.${service}Hint`)}
            onTap={() => open(service)}
          />
        ))}
        {isMode && <Row icon="me" title={t('ask.mode')} text={t('ask.modeHint')} onTap={toElder} />}
        {offered('byDoctor') && <Row icon="doctor" title={t('ask.doctors', { words })} onTap={findDoctors} />}
      </View>
    </Card>
  )
})

function toElder(): void {
  preferences.setDisplayMode('elder')
  rememberPreferences({ displayMode: 'elder' })
}
