import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useDoctors } from '@/api/institutions'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { departments } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { DoctorRows, isExpert } from './doctor-rows'
import type { OfHospital } from './index'

/** Senior doctors of the whole hospital, in its order. */
export const Experts = observer(function Experts({ institution: { institutionId } }: OfHospital) {
  const { t } = useTranslation('hospital')
  const query = useDoctors(institutionId, {})
  return (
    <Page title={t('experts.title')} purpose={t('experts.purpose')}>
      <StateView
        query={query}
        rows={9}
        isEmpty={({ doctors }) => !doctors.some(isExpert)}
        empty={
          <Empty text={t('experts.empty')}>
            <Button text={t('experts.byDepartment')} onTap={() => Taro.navigateTo({ url: departments() })} />
          </Empty>
        }
      >
        {({ doctors }) => <DoctorRows doctors={doctors.filter(isExpert)} showsDepartment />}
      </StateView>
    </Page>
  )
})
