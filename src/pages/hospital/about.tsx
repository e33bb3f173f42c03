import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useContent } from '@/api/content'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import type { IconName } from '@/components/icon'
import { Page } from '@/components/page'
import { RichText } from '@/components/rich-text'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { type HospitalPart, hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import type { OfHospital } from './index'
import { NoticeRows } from './notice-rows'

const toParts: { part: Exclude<HospitalPart, 'department' | 'read'>; icon: IconName }[] = [
  { part: 'way', icon: 'place' },
  { part: 'departments', icon: 'department' },
  { part: 'experts', icon: 'doctor' },
  { part: 'notices', icon: 'info' },
  { part: 'articles', icon: 'heart' },
]

/** What is pinned, what the hospital is, how to reach somebody there, and the way to everything else. */
export const About = observer(function About({ institution }: OfHospital) {
  const { t } = useTranslation(['hospital', 'common'])
  const { institutionId, name, level, phone, emergencyPhone } = institution
  const query = useContent(institutionId)
  const levels: Record<string, string> = t('level', { returnObjects: true })
  const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber })
  return (
    <Page title={name} purpose={levels[level] ?? ''}>
      <StateView query={query} rows={6}>
        {({ about, notices }) => (
          <>
            <NoticeRows notices={notices.filter((one) => one.isPinned)} />
            <Card>{about ? <RichText blocks={about} /> : <View>{t('about.empty')}</View>}</Card>
          </>
        )}
      </StateView>
      <Button icon="phone" text={t('common:help.callDesk', { phone })} onTap={() => call(phone)} />
      <Button
        kind="plain"
        icon="phone"
        text={t('about.emergency', { phone: emergencyPhone })}
        onTap={() => call(emergencyPhone)}
      />
      <Card title={t('more')}>
        <View>
          {toParts.map(({ part, icon }) => (
            <Row
              key={part}
              icon={icon}
              title={t(`${part}.title`)}
              text={t(`${part}.hint`)}
              onTap={() => Taro.navigateTo({ url: hospital({ part }) })}
            />
          ))}
        </View>
      </Card>
    </Page>
  )
})
