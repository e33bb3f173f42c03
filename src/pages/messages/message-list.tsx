import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMarkRead, useMessages } from '@/api/messages'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { StateView } from '@/components/state-view'
import { MessageCard } from './message-card'
import './message-list.css'

/** As many as one request may mark. */
const MOST_AT_ONCE = 50

/** One page after the other, as far as the person asks for more; what is shown counts as read. */
export const MessageList = observer(function MessageList() {
  const { t } = useTranslation(['messages', 'common'])
  const query = useMessages()
  const { act } = useMarkRead()
  useDidShow(() => {
    if (query.isFetched) query.refetch()
  })
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
    <StateView
      query={query}
      rows={8}
      isEmpty={({ pages }) => pages.every((page) => page.messages.length === 0)}
      empty={<Empty text={t('empty')} />}
    >
      {({ pages }) => (
        <View className="messages">
          {pages
            .flatMap((page) => page.messages)
            .map((message) => (
              <MessageCard key={message.messageId} message={message} />
            ))}
          {query.hasNextPage && (
            <Button
              kind="plain"
              text={t('common:list.more')}
              isBusy={query.isFetchingNextPage}
              onTap={() => query.fetchNextPage()}
            />
          )}
        </View>
      )}
    </StateView>
  )
})
