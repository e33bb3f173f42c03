import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type InpatientOf, useAdmissionNotices } from '@/api/inpatient'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StateView } from '@/components/state-view'
import { admission } from '@/lib/paths'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** For whom a bed is kept; nothing where there is none. */
export const WaitingNotices = observer(function WaitingNotices({ patientId, institutionId }: InpatientOf) {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const query = useAdmissionNotices({ patientId, institutionId })
  useRefetchOnShow(query)
  return (
    <StateView query={query} rows={2}>
      {({ notices }) =>
        notices
          .filter(({ state }) => state === 'waiting')
          .map(({ noticeId, admitOn, wardName }) => (
            <Card key={noticeId} title={`${t('notice.title')} · ${wardName}`}>
              <View>{t('notice.waiting', { day: words.day(admitOn) })}</View>
              <Button
                kind="plain"
                text={t('notice.admit')}
                onTap={() => Taro.navigateTo({ url: admission({ patientId, institutionId, noticeId }) })}
              />
            </Card>
          ))
      }
    </StateView>
  )
})
