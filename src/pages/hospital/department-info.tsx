import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useDepartments, useDoctors } from '@/api/institutions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { doctors as doctorsPage, hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { DoctorRows, isExpert } from './doctor-rows'
import type { OfHospital } from './index'

/** Where a department is, what it treats, who its experts are; and straight to booking. */
export const DepartmentInfo = observer(function DepartmentInfo({ institution, id }: OfHospital) {
  const { t } = useTranslation('hospital')
  const { institutionId, campuses } = institution
  const query = useDepartments(institutionId)
  const doctors = useDoctors(institutionId, { departmentId: id })
  const department = query.data?.find((one) => one.departmentId === id)
  const campus = campuses.find((one) => one.campusId === department?.campusId)
  const book = () => Taro.navigateTo({ url: doctorsPage({ departmentId: id }) })
  return (
    <Page
      title={department?.name ?? t('departments.title')}
      action={department && <Button icon="calendar" text={t('department.book')} onTap={book} />}
    >
      <StateView
        query={query}
        rows={4}
        isEmpty={() => department === undefined}
        empty={
          <Empty text={t('department.gone')}>
            <Button
              text={t('department.all')}
              onTap={() => Taro.redirectTo({ url: hospital({ part: 'departments' }) })}
            />
          </Empty>
        }
      >
        {() =>
          department && (
            <>
              <Card>
                <View>{department.intro}</View>
                <Facts
                  facts={[
                    { name: t('department.where'), value: department.location },
                    campus && { name: t('department.campus'), value: campus.name },
                  ]}
                />
              </Card>
              <StateView
                query={doctors}
                rows={5}
                isEmpty={(found) => !found.doctors.some(isExpert)}
                empty={<Empty text={t('department.noExperts')} />}
              >
                {(found) => (
                  <DoctorRows title={t('department.experts')} doctors={found.doctors.filter(isExpert)} />
                )}
              </StateView>
            </>
          )
        }
      </StateView>
    </Page>
  )
})
