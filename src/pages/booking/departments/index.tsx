import '@/locales/booking'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Department } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useDepartments, useInstitution } from '@/api/institutions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { SearchField } from '@/components/search-field'
import { StateView } from '@/components/state-view'
import { Tabs } from '@/components/tabs'
import { doctors, findDoctor } from '@/lib/paths'
import { useIsShown } from '@/lib/use-is-shown'
import { useTranslation } from '@/lib/use-translation'
import { visitKindOf } from '../shared/visit-kind-of'
import { DepartmentGroups } from './department-groups'
import { DepartmentRow } from './department-row'
import { lastDepartments } from './last-departments'
import { SearchResults } from './search-results'
import { ShortList } from './short-list'
import './index.css'

/** So few need no groups, no campuses and no memory. */
const FEW = 8

export default observer(function Departments() {
  const { t } = useTranslation(['booking', 'common'])
  const kind = visitKindOf(useRouter<{ kind?: string }>().params.kind)
  const titleKey = kind === 'special_need' || kind === 'mdt' ? kind : 'any'
  const institution = useInstitution()
  const institutionId = institution?.institutionId
  const query = useDepartments(institutionId, kind)
  const [words, setWords] = useState('')
  const [campus, setCampus] = useState<string>()
  const isShown = useIsShown()
  const lastIds = institutionId && isShown ? lastDepartments.read(institutionId) : []

  const open = (department: Department) => {
    if (institutionId) lastDepartments.remember(institutionId, department.departmentId)
    Taro.navigateTo({ url: doctors({ departmentId: department.departmentId, kind }) })
  }
  const findDoctorNow = () => Taro.navigateTo({ url: findDoctor({ q: words.trim() || undefined }) })

  return (
    <Page title={t(`departments.title.${titleKey}`)} purpose={t(`departments.purpose.${titleKey}`)}>
      <SearchField
        id="department-search"
        label={t('departments.search')}
        placeholder={t('departments.searchShort')}
        value={words}
        onChange={setWords}
        onConfirm={findDoctorNow}
      />
      <StateView
        query={query}
        rows={9}
        isEmpty={(departments) => departments.length === 0}
        empty={
          <Empty text={t('departments.empty')}>
            {institution && (
              <Button
                kind="plain"
                icon="phone"
                text={t('common:help.callDesk', { phone: institution.phone })}
                onTap={() => Taro.makePhoneCall({ phoneNumber: institution.phone })}
              />
            )}
          </Empty>
        }
      >
        {(departments) => {
          if (words.trim() !== '') {
            return (
              <SearchResults
                words={words.trim()}
                departments={departments}
                onOpen={open}
                onFindDoctor={findDoctorNow}
              />
            )
          }
          if (departments.length <= FEW) {
            return <ShortList departments={departments} onOpen={open} />
          }
          const last = lastIds.flatMap((id) => departments.find((one) => one.departmentId === id) ?? [])
          const campuses = (institution?.campuses ?? []).filter(({ campusId }) =>
            departments.some((department) => department.campusId === campusId),
          )
          const openCampus = campuses.some(({ campusId }) => campusId === campus)
            ? campus
            : campuses[0]?.campusId
          return (
            <>
              {last.length > 0 && (
                <Card title={t('departments.last')} className="departments__last">
                  <View>
                    {last.map((department) => (
                      <DepartmentRow
                        key={department.departmentId}
                        department={department}
                        onTap={() => open(department)}
                      />
                    ))}
                  </View>
                </Card>
              )}
              {campuses.length > 1 && openCampus && (
                <Tabs
                  label={t('departments.campus')}
                  value={openCampus}
                  choices={campuses.map(({ campusId, name }) => ({ value: campusId, text: name }))}
                  onChange={setCampus}
                />
              )}
              <DepartmentGroups
                departments={
                  campuses.length > 1 ? departments.filter((one) => one.campusId === openCampus) : departments
                }
                onOpen={open}
              />
            </>
          )
        }}
      </StateView>
    </Page>
  )
})
