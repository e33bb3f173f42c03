import type { DeskConversation } from '@tongzhen/contract/customer-service'
import { Button, Flex, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useCanned, useDeskActions, useDeskConversation } from '../api/service-desk'
import { ErrorAlert } from '../components/error-alert'
import { Page } from '../components/page'
import { Section } from '../components/section'
import { DeskExchanges } from './desk-exchanges'

/** As the contract says of an utterance. */
const LONGEST_REPLY = 500

/** One conversation: all that was said, and what the agent says and does. */
export function DeskConversationPage() {
  const { t } = useTranslation()
  const { conversationId = '' } = useParams()
  const conversation = useDeskConversation(conversationId)
  const { data } = conversation

  return (
    <Page
      title={t('desk.conversation')}
      isLoading={conversation.isPending}
      error={conversation.error}
      actions={<Link to="/desk">{t('desk.back')}</Link>}
    >
      {data && (
        <>
          <Flex gap="small" wrap>
            <Tag>{t(`conversationKind.${data.kind}`)}</Tag>
            <Tag>{t(`serviceState.${data.state}`)}</Tag>
            <Tag>{t(`channel.${data.channel}`)}</Tag>
            <Tag>{t('desk.reads', { language: t(`speaks.${data.language}`) })}</Tag>
            {data.phoneMasked && <Tag>{data.phoneMasked}</Tag>}
          </Flex>
          <DeskExchanges
            exchanges={data.exchanges}
            translates={data.canTranslate ? conversationId : undefined}
          />
          <Desk conversation={data} />
        </>
      )}
    </Page>
  )
}

function Desk({ conversation }: { conversation: DeskConversation }) {
  const { t } = useTranslation()
  const { conversationId, state, version, isMine, agent } = conversation
  const { take, reply, giveBack } = useDeskActions(conversationId)
  const failed = [take, reply, giveBack].find((one) => one.error)

  return (
    <>
      <ErrorAlert error={failed?.error} />
      {state !== 'assistant' && !isMine && (
        <div>
          <Button type="primary" onClick={() => take.mutate(version)} loading={take.isPending}>
            {agent === null ? t('desk.take') : t('desk.takeOver', { agent })}
          </Button>
        </div>
      )}
      {isMine && (
        <div className="desk__form">
          <Reply
            conversationId={conversationId}
            isBusy={reply.isPending}
            onSend={(text, onSent) => reply.mutate(text, { onSuccess: onSent })}
            onGiveBack={() => giveBack.mutate()}
          />
        </div>
      )}
    </>
  )
}

interface ReplyProps {
  conversationId: string
  isBusy: boolean
  onSend(text: string, onSent: () => void): void
  onGiveBack(): void
}

function Reply({ conversationId, isBusy, onSend, onGiveBack }: ReplyProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const canned = useCanned(conversationId)
  const isEmpty = text.trim() === ''
  const send = () => !isEmpty && !isBusy && onSend(text, () => setText(''))

  return (
    <Section title={t('desk.reply')}>
      <Flex gap="small" wrap>
        {canned.data?.canned.map((one) => (
          <Button key={one.contentId} size="small" onClick={() => setText(one.text)}>
            {one.title}
          </Button>
        ))}
      </Flex>
      <Input.TextArea
        aria-label={t('desk.words')}
        value={text}
        maxLength={LONGEST_REPLY}
        showCount
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          // A line of its own with the shift key; an input method's Enter chooses a word.
          if (event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <Flex gap="small">
        <Button type="primary" disabled={isEmpty} loading={isBusy} onClick={send}>
          {t('desk.send')}
        </Button>
        <Button onClick={onGiveBack}>{t('desk.giveBack')}</Button>
      </Flex>
    </Section>
  )
}
