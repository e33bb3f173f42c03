import type { InspectionRow } from '@tongzhen/contract/inspections'
import { useTranslation } from 'react-i18next'
import './desk.css'

/** Of a conversation in a list: what it is about, from where, and in which language. */
export function ConversationFacts({ of }: { of: Pick<InspectionRow, 'kind' | 'channel' | 'language'> }) {
  const { t } = useTranslation()

  return (
    <div className="desk__who">
      {t(`conversationKind.${of.kind}`)} · {t(`channel.${of.channel}`)} · {t(`speaks.${of.language}`)}
    </div>
  )
}
