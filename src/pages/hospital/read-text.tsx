import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useContentText } from '@/api/content'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RichText } from '@/components/rich-text'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import type { OfHospital } from './index'
import './read-text.css'

/** One notice, or one article with who says so. */
export const ReadText = observer(function ReadText({ institution: { institutionId }, id }: OfHospital) {
  const { t } = useTranslation('hospital')
  const words = useWords()
  const query = useContentText(institutionId, id)
  return (
    <Page title={query.data?.title ?? t('title')}>
      <StateView query={query} rows={6}>
        {({ kind, body, fromOn, source }) => (
          <>
            <Card>
              {fromOn && (
                <View className="read-text__aside">{t('read.on', { date: words.date(fromOn) })}</View>
              )}
              <RichText blocks={body} />
              {source && <View className="read-text__aside">{t('read.source', { source })}</View>}
            </Card>
            {kind === 'article' && <Notice kind="info">{t('read.careful')}</Notice>}
          </>
        )}
      </StateView>
    </Page>
  )
})
