import '@/locales/health'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useHealthCards } from '@/api/health-cards'
import { usePatients } from '@/api/patients'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { healthCode } from '@/lib/paths'
import { mayBookFor } from '@/lib/pick-patient'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { inGroups } from '../shared/draw-code'

/** Everybody for whom this account may act, with the health card or the way to one. */
export default observer(function HealthCardsPage() {
  const { t } = useTranslation('health')
  const patients = usePatients()
  const cards = useHealthCards()
  useRefetchOnShow(cards)
  return (
    <Page title={t('list.title')}>
      <RequireAccount rows={6}>
        {() => (
          <StateView query={patients} rows={6}>
            {({ patients: all }) => (
              <StateView query={cards} rows={6}>
                {(data) => (
                  <Card>
                    {all.filter(mayBookFor).map(({ patientId, name }) => {
                      const card = data.cards.find((one) => one.patientId === patientId)
                      const text = card ? t('list.number', { number: inGroups(card.number) }) : t('list.none')
                      return (
                        <Row
                          key={patientId}
                          icon="code"
                          title={name}
                          text={text}
                          onTap={() => Taro.navigateTo({ url: healthCode({ patientId }) })}
                        />
                      )
                    })}
                  </Card>
                )}
              </StateView>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
