import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStaff } from '../pages/use-staff'

interface InstitutionSelectProps {
  value: string
  /** Offers all of them together, too: the empty value. */
  hasAll?: boolean
  onChange(institutionId: string): void
}

/** Whose; nothing where the person sees one only. */
export function InstitutionSelect({ value, hasAll = false, onChange }: InstitutionSelectProps) {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  if (institutions.length < 2) return null

  return (
    <Select
      aria-label={t('settings.institution')}
      style={{ alignSelf: 'start', minWidth: 240 }}
      value={value}
      onChange={onChange}
      options={[
        ...(hasAll ? [{ value: '', label: t('allInstitutions') }] : []),
        ...institutions.map((one) => ({ value: one.institutionId, label: one.name })),
      ]}
    />
  )
}
