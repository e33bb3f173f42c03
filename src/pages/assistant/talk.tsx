import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Conversation } from '@tongzhen/contract/assistant'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import {
  isBeingAnswered,
  useConversation,
  useDeleteConversation,
  useRetryAnswer,
  useSay,
  useStopAnswer,
} from '@/api/assistant'
import { usePatientOf } from '@/api/patients'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { EmergencyCard } from '@/components/emergency-card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { assistant } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { DangerSigns } from './danger-signs'
import { Said } from './said'
import { SayField, useUtterance } from './say-field'
import { Suggested } from './suggested'
import './talk.css'

/** What was said, what it leads to, and the next words. */
export const Talk = observer(function Talk({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('assistant')
  const query = useConversation(conversationId)
  const saying = useSay(conversationId, (conversation, { text }) => {
    utterance.clear(text)
    showAnswered(conversation)
  })
  const utterance = useUtterance((text) => saying.act({ text }))
  const [pressed, setPressed] = useState('')
  const pressing = useSay(conversationId, showAnswered)
  const press = (text: string) => {
    setPressed(text)
    pressing.act({ text })
  }
  const stopping = useStopAnswer(conversationId)
  const retrying = useRetryAnswer(conversationId)
  const isAnswering = query.data !== undefined && isBeingAnswered(query.data)
  const isOver = query.data?.isEnded === true
  const patient = usePatientOf(query.data?.patientId ?? undefined)
  const restart = () => Taro.redirectTo({ url: assistant(patient && { patientId: patient.patientId }) })
  const problem = saying.error ?? stopping.error ?? retrying.error

  return (
    <Page
      title={t('title')}
      action={
        isOver ? (
          <Button text={t('again')} onTap={restart} />
        ) : (
          <SayField {...utterance} isBusy={saying.isBusy} />
        )
      }
    >
      <StateView query={query} rows={5}>
        {(conversation) => (
          <>
            {patient && <View className="talk__for">{t('for', { name: patient.name })}</View>}
            <Exchanges conversation={conversation} />
            {isAnswering && (
              <Button
                kind="plain"
                text={t('stop')}
                isBusy={stopping.isBusy}
                onTap={() => stopping.act({ seq: conversation.exchanges.length })}
              />
            )}
            <Outcome
              key={conversation.exchanges.length}
              conversation={conversation}
              isPressing={pressing.isBusy}
              onPress={press}
              isRetrying={retrying.isBusy}
              onRetry={() => retrying.act({ seq: conversation.exchanges.length })}
            />
            {pressing.error && <ActionProblem error={pressing.error} onRetry={() => press(pressed)} />}
            {problem && <ActionProblem error={problem} onRetry={utterance.send} />}
            <Notice kind="info">{t('notDoctor')}</Notice>
            <View className="talk__ends">
              <Button kind="text" text={t('again')} onTap={restart} />
              <Deletion conversationId={conversationId} onDeleted={restart} />
            </View>
          </>
        )}
      </StateView>
    </Page>
  )
})

function Exchanges({ conversation: { exchanges } }: { conversation: Conversation }) {
  return (
    <View className="talk">
      {exchanges.map((exchange) => (
        <Said key={exchange.seq} exchange={exchange} />
      ))}
    </View>
  )
}

const OUTCOME_ID = 'outcome'

/** What rules answer at once is brought into sight: the button that was pressed is gone. */
function showAnswered(conversation: Conversation) {
  if (!isBeingAnswered(conversation)) Taro.nextTick(() => focusElement(OUTCOME_ID))
}

interface OutcomeProps {
  conversation: Conversation
  isPressing: boolean
  /** Words on a danger sign, or that there is none. */
  onPress: (text: string) => void
  isRetrying: boolean
  onRetry: () => void
}

/** Of the last answer only: what was suggested before may not fit any more. */
function Outcome({ conversation, isPressing, onPress, isRetrying, onRetry }: OutcomeProps) {
  const { t } = useTranslation('assistant')
  const [isAskedAnew, setAskedAnew] = useState(false)
  const { institutionId, patientId, exchanges } = conversation
  const last = exchanges[exchanges.length - 1]
  if (last === undefined || last.author !== 'assistant' || last.state === 'writing') return null
  const { redFlags, dangerSigns, suggestions } = last
  if (redFlags.length > 0 && !isAskedAnew)
    return (
      <>
        <Anchor />
        <EmergencyCard institutionId={institutionId} redFlags={redFlags} />
        {dangerSigns && <Button kind="text" text={t('signs.mistake')} onTap={() => setAskedAnew(true)} />}
      </>
    )
  const isBroken = last.state === 'cut' || last.state === 'stopped'

  return (
    <>
      <Anchor />
      {isBroken && (
        <Notice kind="attention" role="status">
          {t(last.state === 'cut' ? 'cut' : 'stopped')}
        </Notice>
      )}
      {dangerSigns ? (
        <DangerSigns
          asked={dangerSigns}
          isHoldingBack={suggestions.length > 0}
          isBusy={isPressing}
          onSay={onPress}
        />
      ) : (
        suggestions.map((suggestion) => (
          <Suggested
            key={suggestion.departmentId}
            institutionId={institutionId}
            patientId={patientId}
            suggestion={suggestion}
          />
        ))
      )}
      {isBroken && <Button kind="plain" text={t('retry')} isBusy={isRetrying} onTap={onRetry} />}
    </>
  )
}

/** The top of what follows; focus goes there, and the next Tab to its first button. */
function Anchor() {
  return <View id={OUTCOME_ID} className="talk__anchor" {...{ tabIndex: -1 }} />
}

function Deletion({ conversationId, onDeleted }: { conversationId: string; onDeleted: () => void }) {
  const { t } = useTranslation('assistant')
  const [isOpen, setOpen] = useState(false)
  const deleting = useDeleteConversation(conversationId, onDeleted)

  return (
    <>
      <Button kind="text" text={t('delete.action')} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id="delete-conversation"
        title={t('delete.title')}
        text={[t('delete.text')]}
        action={t('delete.do')}
        isOpen={isOpen}
        isBusy={deleting.isBusy}
        error={deleting.error}
        onConfirm={() => deleting.act({ conversationId })}
        onClose={() => {
          setOpen(false)
          deleting.clearError()
        }}
      />
    </>
  )
}
