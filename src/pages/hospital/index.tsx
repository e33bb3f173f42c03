import '@/locales/hospital'
import { useRouter } from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import type { ComponentType } from 'react'
import { useInstitution, useInstitutions } from '@/api/institutions'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { About } from './about'
import { Articles } from './articles'
import { DepartmentInfo } from './department-info'
import { Departments } from './departments'
import { Experts } from './experts'
import { Notices } from './notices'
import { ReadText } from './read-text'
import { Way } from './way'

export interface OfHospital {
  institution: Institution
  /** Of a department, a notice or an article. */
  id: string
}

/** Parts of one page: every route of its own would weigh on the first load of the app. */
const parts: Record<string, ComponentType<OfHospital>> = {
  way: Way,
  departments: Departments,
  department: DepartmentInfo,
  experts: Experts,
  notices: Notices,
  articles: Articles,
  read: ReadText,
}

/** The hospital itself: what it is, where, who works there, what it has to say. */
export default observer(function HospitalPage() {
  const { t } = useTranslation('hospital')
  const { part = '', id = '' } = useRouter<{ part?: string; id?: string }>().params
  const query = useInstitutions()
  const institution = useInstitution()
  if (!institution) {
    return (
      <Page title={t('title')}>
        <StateView query={query} rows={8}>
          {() => null}
        </StateView>
      </Page>
    )
  }
  const Part = parts[part] ?? About
  return <Part key={institution.institutionId} institution={institution} id={id} />
})
