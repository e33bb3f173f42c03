import '@/locales/booking'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useFollowedDoctors } from '@/api/followed-doctors'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { Pieces } from '@/components/pieces'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { Tap } from '@/components/tap'
import { doctor, findDoctor } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { DoctorName } from '../shared/doctor-name'
import './index.css'

export default observer(function FollowedDoctors() {
  const { t } = useTranslation('booking')
  const query = useFollowedDoctors()
  return (
    <Page title={t('followed.title')}>
      <RequireAccount rows={8}>
        {() => (
          <StateView
            query={query}
            rows={8}
            isEmpty={(doctors) => doctors.length === 0}
            empty={
              <Empty text={t('followed.empty')}>
                <Button
                  icon="search"
                  text={t('followed.find')}
                  onTap={() => Taro.navigateTo({ url: findDoctor() })}
                />
              </Empty>
            }
          >
            {(doctors) => (
              <View className="followed">
                {doctors.map((one) => (
                  <Tap
                    key={`${one.institutionId} ${one.doctorId}`}
                    className="followed__doctor"
                    aria={{ role: 'link' }}
                    onTap={() =>
                      Taro.navigateTo({
                        url: doctor({ institutionId: one.institutionId, doctorId: one.doctorId }),
                      })
                    }
                  >
                    <View className="followed__words">
                      <DoctorName doctor={one} />
                      <Pieces of={[one.departmentName, one.institutionName]} />
                      <Text className="followed__specialities">{one.specialities}</Text>
                    </View>
                    <Icon name="next" className="followed__next" />
                  </Tap>
                ))}
              </View>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
