import { Flex, Radio } from 'antd'
import type { ReactNode } from 'react'
import { InstitutionSelect } from './institution-select'

interface ListChoicesProps<Show extends string> {
  institutionId: string | undefined
  onInstitution(institutionId: string | undefined): void
  /** What the choice of rows is called. */
  label: string
  show: Show
  shows: readonly { value: Show; label: string }[]
  onShow(show: Show): void
  /** What else is chosen. */
  children?: ReactNode
}

/** Above a work-list: whose rows, and which of them. */
export function ListChoices<Show extends string>({
  institutionId,
  onInstitution,
  label,
  show,
  shows,
  onShow,
  children,
}: ListChoicesProps<Show>) {
  return (
    <Flex gap="middle" wrap align="center">
      <InstitutionSelect
        hasAll
        value={institutionId ?? ''}
        onChange={(value) => onInstitution(value || undefined)}
      />
      <Radio.Group
        aria-label={label}
        value={show}
        onChange={(event) => onShow(event.target.value)}
        options={[...shows]}
      />
      {children}
    </Flex>
  )
}
