import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useConsentDocuments } from '@/api/accounts'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { parseDocument } from '@/lib/parse-document'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import '@/locales/account'
import './index.css'

/** The service agreement or the privacy policy, to read in either language. */
export default observer(function Document() {
  const { t } = useTranslation('account')
  const words = useWords()
  const documents = useConsentDocuments()
  const kind = useRouter().params.kind === 'privacy_policy' ? 'privacy_policy' : 'service_agreement'
  const document = documents.data?.find((one) => one.kind === kind)
  return (
    <Page title={t(`document.${kind}`)}>
      <StateView query={{ ...documents, data: document }} rows={8}>
        {({ version, effectiveOn, body }) => (
          <Card>
            <View className="document__version">
              {t('document.version', { version })} ·{' '}
              {t('document.effective', { date: words.date(effectiveOn) })}
            </View>
            {parseDocument(body).map((part) =>
              part.isHead ? (
                <View key={part.text} className="document__head" {...aria({ role: 'heading', level: 2 })}>
                  {part.text}
                </View>
              ) : (
                <View key={part.text} className="document__paragraph">
                  {part.text}
                </View>
              ),
            )}
          </Card>
        )}
      </StateView>
    </Page>
  )
})
