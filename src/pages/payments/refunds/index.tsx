import '@/locales/payments'
import '@/locales/refunds'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useRefundApplications } from '@/api/refunds'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { LongList } from '@/components/long-list'
import { Page } from '@/components/page'
import { Pieces } from '@/components/pieces'
import { RequireAccount } from '@/components/require-account'
import { Row } from '@/components/row'
import { payments, refundTrack } from '@/lib/paths'
import { wordsOf } from '@/lib/refund-words'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** Everything that was applied for, the newest first. */
export default observer(function Refunds() {
  const { t } = useTranslation(['refunds', 'payments'])
  const words = useWords()
  const sum = useSum()
  const query = useRefundApplications()
  return (
    <Page title={t('list.title')} purpose={t('list.purpose')}>
      <RequireAccount rows={8}>
        {() => (
          <LongList
            query={query}
            itemsOf={(page) => page.applications}
            empty={
              <Empty text={t('list.empty')}>
                <Button
                  kind="plain"
                  text={t('payments:bills.records')}
                  onTap={() => Taro.navigateTo({ url: payments() })}
                />
              </Empty>
            }
          >
            {(applications, more) => (
              <>
                <Card>
                  {applications.map(({ paymentId, applicationId, ...one }) => (
                    <Row
                      key={applicationId}
                      icon="fee"
                      title={`${sum(one.amountFen)} · ${t(`state.${wordsOf(one)}.title`)}`}
                      text={<Pieces of={[one.institutionName, words.moment(one.createdAt)]} />}
                      onTap={() => Taro.navigateTo({ url: refundTrack({ paymentId, applicationId }) })}
                    />
                  ))}
                </Card>
                {more}
              </>
            )}
          </LongList>
        )}
      </RequireAccount>
    </Page>
  )
})
