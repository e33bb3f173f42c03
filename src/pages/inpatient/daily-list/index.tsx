import '@/locales/inpatient'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { CostDay } from '@tongzhen/contract/inpatient'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useStayCosts } from '@/api/inpatient'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { addDays, today } from '@/lib/shanghai-time'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { DayLines } from './day-lines'

type Params = Record<'patientId' | 'institutionId' | 'stayId', string> & { until?: string }

/** Shown at once: two rows of days. */
const DAYS = 14

/** What was charged day by day: choose the day, read its lines. */
export default observer(function DailyList() {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const { patientId, institutionId, stayId, until } = useRouter<Params>().params
  const last = until ?? today()
  const [to, lookUntil] = useState(last)
  const [chosen, choose] = useState<string>()
  const from = addDays(to, 1 - DAYS)
  const query = useStayCosts({ patientId, institutionId, stayId }, { from, to })
  useRefetchOnShow(query)
  const move = (day: string) => {
    lookUntil(day)
    choose(undefined)
  }
  const dayOf = (days: readonly CostDay[]) => days.find(({ on }) => on === chosen) ?? days[0]

  return (
    <Page title={t('daily.title')}>
      <RequireAccount rows={10}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView
              query={query}
              rows={10}
              isEmpty={({ days }) => days.length === 0}
              empty={<Empty text={t('daily.empty')} />}
            >
              {({ days }) => (
                <>
                  <Chips
                    label={t('daily.days')}
                    value={dayOf(days)?.on}
                    choices={days.map(({ on }) => ({ value: on, text: words.shortDate(on) }))}
                    onChange={choose}
                  />
                  <DayLines day={dayOf(days)} />
                </>
              )}
            </StateView>
            {to !== last && <Button kind="plain" text={t('daily.later')} onTap={() => move(last)} />}
            {query.data?.days.at(-1)?.on === from && (
              <Button kind="plain" text={t('daily.earlier')} onTap={() => move(addDays(from, -1))} />
            )}
            <View>{t('daily.doubt')}</View>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
