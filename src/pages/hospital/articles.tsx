import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useContent } from '@/api/content'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import type { OfHospital } from './index'

/** Health education by topic. */
export const Articles = observer(function Articles({ institution: { institutionId } }: OfHospital) {
  const { t } = useTranslation('hospital')
  const query = useContent(institutionId)
  return (
    <Page title={t('articles.title')}>
      <StateView
        query={query}
        rows={6}
        isEmpty={({ articles }) => articles.length === 0}
        empty={<Empty text={t('articles.empty')} />}
      >
        {({ articles }) => (
          <>
            {[...new Set(articles.map(({ topic }) => topic))].map((topic) => (
              <Card key={topic} title={topic}>
                <View>
                  {articles
                    .filter((one) => one.topic === topic)
                    .map(({ contentId, title }) => (
                      <Row
                        key={contentId}
                        title={title}
                        onTap={() => Taro.navigateTo({ url: hospital({ part: 'read', id: contentId }) })}
                      />
                    ))}
                </View>
              </Card>
            ))}
          </>
        )}
      </StateView>
    </Page>
  )
})
