import type { DeskExchange } from '@tongzhen/contract/customer-service'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Instant } from '../components/instant'
import { RichText } from '../components/rich-text'
import './desk.css'

/** All that was said, the oldest first, with what it was taken from and which rules struck. */
export function DeskExchanges({ exchanges }: { exchanges: DeskExchange[] }) {
  return (
    <ol className="desk" aria-live="polite">
      {exchanges.map((one) => (
        <li key={one.seq} className={`desk__said desk__said--${one.author}`}>
          <Said exchange={one} />
        </li>
      ))}
    </ol>
  )
}

function Said({ exchange }: { exchange: DeskExchange }) {
  const { t } = useTranslation()
  const { author, text, blocks, answer, sources, notice, ruleHits, by, model, at } = exchange
  if (notice)
    return (
      <>
        {t(`serviceNotice.${notice}`, { by: by ?? '' })} <Instant at={at} />
      </>
    )

  return (
    <>
      <div className="desk__who">
        {by ?? t(`author.${author}`)} · <Instant at={at} />
        {model && ` · ${model}`}
      </div>
      {text && <div className="desk__text">{text}</div>}
      <RichText blocks={blocks} />
      {(answer === 'unknown' || answer === 'emergency') && <em>{t(`answerKind.${answer}`)}</em>}
      {sources.length > 0 && (
        <div className="desk__who">
          {t('desk.sources', { sources: sources.map(({ title }) => title).join(' · ') })}
        </div>
      )}
      {ruleHits.map((one) => (
        <Tag key={one} color="red">
          {one}
        </Tag>
      ))}
    </>
  )
}
