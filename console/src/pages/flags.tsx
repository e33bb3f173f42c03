import type { FlagKind } from '@tongzhen/contract/states'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

/** Why staff should look at a conversation; an emergency stands out among them. */
export function Flags({ of }: { of: readonly FlagKind[] }) {
  const { t } = useTranslation()

  return of.map((one) => (
    <Tag key={one} color={one === 'emergency' ? 'error' : 'warning'}>
      {t(`flagKind.${one}`)}
    </Tag>
  ))
}
