import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useInstitution } from '@/api/institutions'
import { Card } from '@/components/card'
import { Pieces } from '@/components/pieces'
import { Row } from '@/components/row'
import { useTranslation } from '@/lib/use-translation'

const call = (phoneNumber: string) => () => Taro.makePhoneCall({ phoneNumber })

/** People to call. */
export const HelpCard = observer(function HelpCard() {
  const { t } = useTranslation('me')
  const institution = useInstitution()
  return (
    <Card title={t('help')}>
      <View>
        {institution && (
          <Row
            icon="phone"
            title={t('callDesk')}
            text={<Pieces of={[institution.name, institution.phone]} />}
            onTap={call(institution.phone)}
          />
        )}
        <Row icon="attention" title={t('emergency')} text={t('emergencyText')} onTap={call('120')} />
      </View>
    </Card>
  )
})
