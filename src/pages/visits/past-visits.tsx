import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useInstitutions } from '@/api/institutions'
import { Chips } from '@/components/chips'
import { addDays, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { VisitList } from './visit-list'

const periods = { all: undefined, quarter: 92, year: 365 } as const
type Period = keyof typeof periods
/** Stands for no hospital in particular. */
const ALL = 'all'

/** The registration records: of a time, of a hospital. */
export const PastVisits = observer(function PastVisits() {
  const { t } = useTranslation('visits')
  const [period, setPeriod] = useState<Period>('all')
  const [where, setWhere] = useState(ALL)
  const { data: institutions = [] } = useInstitutions()
  const days = periods[period]
  const wanted = {
    from: days && addDays(today(), 1 - days),
    institutionId: where === ALL ? undefined : where,
  }
  const showAll = () => {
    setPeriod('all')
    setWhere(ALL)
  }
  return (
    <>
      <Chips
        label={t('period.label')}
        value={period}
        choices={(['all', 'quarter', 'year'] as const).map((value) => ({
          value,
          text: t(`period.${value}`),
        }))}
        onChange={setPeriod}
      />
      {institutions.length > 1 && (
        <Chips
          label={t('institution.label')}
          value={where}
          choices={[
            { value: ALL, text: t('institution.all') },
            ...institutions.map(({ institutionId, name }) => ({ value: institutionId, text: name })),
          ]}
          onChange={setWhere}
        />
      )}
      <VisitList
        key={`${period} ${where}`}
        when="past"
        wanted={wanted}
        onShowAll={period === 'all' && where === ALL ? undefined : showAll}
      />
    </>
  )
})
