import type { DeskExchange } from '@tongzhen/contract/customer-service'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTranslate } from '../api/service-desk'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { RichText } from '../components/rich-text'
import { useRuleText } from '../components/use-rule-text'
import './desk.css'

interface DeskExchangesProps {
  exchanges: readonly DeskExchange[]
  /** Id of the conversation, where a model may be asked for translations. */
  translates?: string | undefined
}

/** All that was said, the oldest first, with what it was taken from and which rules struck. */
export function DeskExchanges({ exchanges, translates }: DeskExchangesProps) {
  return (
    <ol className="desk" aria-live="polite">
      {exchanges.map((one) => (
        <li key={one.seq} className={`desk__said desk__said--${one.author}`}>
          <Said exchange={one} />
          {translates && one.text !== '' && <Translation conversationId={translates} seq={one.seq} />}
        </li>
      ))}
    </ol>
  )
}

/** Beside the original, for who does not read it. */
function Translation({ conversationId, seq }: { conversationId: string; seq: number }) {
  const { t } = useTranslation()
  const { mutate, data, error, isPending } = useTranslate(conversationId)
  const translate = () => mutate(seq)
  if (data) return <div className="desk__text">{data.text ?? t('desk.noTranslation')}</div>

  return (
    <>
      <Button type="link" size="small" loading={isPending} onClick={translate}>
        {t('desk.translate')}
      </Button>
      <ErrorAlert error={error} onRetry={translate} />
    </>
  )
}

function Said({ exchange }: { exchange: DeskExchange }) {
  const { t } = useTranslation()
  const ruleText = useRuleText()
  const { author, text, blocks, answer, sources, notice, ruleHits, by, model, promptVersion, at } = exchange
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
        {model && ` · ${model} · ${promptVersion ?? ''}`}
      </div>
      {text && <div className="desk__text">{text}</div>}
      <RichText blocks={blocks} />
      {(answer === 'unknown' || answer === 'emergency') && <em>{t(`answerKind.${answer}`)}</em>}
      {sources.length > 0 && (
        <div className="desk__who">
          {t('desk.sources', { sources: sources.map(({ title }) => title).join(' · ') })}
        </div>
      )}
      {exchange.departments.length > 0 && (
        <div className="desk__who">{t('desk.departments', { names: exchange.departments.join(' · ') })}</div>
      )}
      {exchange.askedSigns.length > 0 && (
        <div className="desk__who">{t('desk.askedSigns', { signs: exchange.askedSigns.join(' · ') })}</div>
      )}
      {ruleHits.length > 0 && (
        <div className="desk__rules">
          {ruleHits.map((one) => (
            <Tag key={one} color={one === 'asked:none' ? 'default' : 'error'}>
              {ruleText(one)}
            </Tag>
          ))}
        </div>
      )}
    </>
  )
}
