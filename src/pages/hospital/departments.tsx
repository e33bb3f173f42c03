import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useDepartments } from '@/api/institutions'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import type { OfHospital } from './index'

/** Departments by campus, in the hospital's order, with floor and building. */
export const Departments = observer(function Departments({ institution }: OfHospital) {
  const { t } = useTranslation('hospital')
  const { institutionId, campuses } = institution
  const query = useDepartments(institutionId)
  return (
    <Page title={t('departments.title')}>
      <StateView
        query={query}
        rows={9}
        isEmpty={(departments) => departments.length === 0}
        empty={<Empty text={t('departments.empty')} />}
      >
        {(departments) => (
          <>
            {campuses.map(({ campusId, name }) => {
              const here = departments.filter((one) => one.campusId === campusId)
              if (here.length === 0) return null
              return (
                <Card key={campusId} title={name}>
                  <View>
                    {here.map((one) => (
                      <Row
                        key={one.departmentId}
                        title={one.name}
                        text={one.location}
                        onTap={() =>
                          Taro.navigateTo({ url: hospital({ part: 'department', id: one.departmentId }) })
                        }
                      />
                    ))}
                  </View>
                </Card>
              )
            })}
          </>
        )}
      </StateView>
    </Page>
  )
})
