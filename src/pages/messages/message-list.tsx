import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { useMarkRead, useMessages } from '@/api/messages'
import { Empty } from '@/components/empty'
import { Entries } from '@/components/entry'
import { LongList } from '@/components/long-list'
import { useTranslation } from '@/lib/use-translation'
import { MessageCard } from './message-card'

/** As many as one request may mark. */
const MOST_AT_ONCE = 50

/** What is shown counts as read. */
export const MessageList = observer(function MessageList() {
  const { t } = useTranslation('messages')
  const query = useMessages()
  const { act } = useMarkRead()
  const unread = (query.data?.pages ?? [])
    .flatMap((page) => page.messages)
    .flatMap(({ messageId, isRead }) => (isRead ? [] : [messageId]))
    .slice(-MOST_AT_ONCE)
  const seen = unread.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each set of messages is marked once
  useEffect(() => {
    if (unread.length > 0) act({ messageIds: unread })
  }, [seen])
  return (
    <LongList query={query} itemsOf={(page) => page.messages} empty={<Empty text={t('empty')} />}>
      {(messages, more) => (
        <Entries>
          {messages.map((message) => (
            <MessageCard key={message.messageId} message={message} />
          ))}
          {more}
        </Entries>
      )}
    </LongList>
  )
})
