import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { NoticeRow } from '@tongzhen/contract/content'
import { Card } from '@/components/card'
import { Pieces } from '@/components/pieces'
import { Row } from '@/components/row'
import { hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** Notices as they come, each leading to its text; nothing where there are none. */
export function NoticeRows({ notices }: { notices: NoticeRow[] }) {
  const { t } = useTranslation('hospital')
  const words = useWords()
  if (notices.length === 0) return null
  return (
    <Card>
      <View>
        {notices.map(({ contentId, title, fromOn, isPinned }) => (
          <Row
            key={contentId}
            icon={isPinned ? 'attention' : 'info'}
            title={title}
            text={<Pieces of={[isPinned && t('pinned'), words.date(fromOn)]} />}
            onTap={() => Taro.navigateTo({ url: hospital({ part: 'read', id: contentId }) })}
          />
        ))}
      </View>
    </Card>
  )
}
