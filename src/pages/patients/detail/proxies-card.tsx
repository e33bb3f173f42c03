import { View } from '@tarojs/components'
import type { Proxy as ProxyAccount } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useProxies } from '@/api/proxies'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Lines } from '@/components/lines'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { useTermWords } from '../shared/use-term-words'
import { ProxySheet } from './proxy-sheet'
import './proxies-card.css'

/** Which other accounts act for this person, and what each may do; only the person's own account sees this. */
export const ProxiesCard = observer(function ProxiesCard({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients')
  const words = useWords()
  const termWords = useTermWords()
  const query = useProxies(patientId)
  const [changing, setChanging] = useState<ProxyAccount>()
  return (
    <Card title={t('proxies.title')}>
      <StateView
        query={query}
        rows={2}
        isEmpty={(proxies) => proxies.length === 0}
        empty={<View className="proxies__text">{t('proxies.none')}</View>}
      >
        {(proxies) => (
          <>
            <View className="proxies__text">{t('proxies.text')}</View>
            {proxies.map((proxy) => (
              <View key={proxy.proxyId} className="proxies__proxy">
                <View className="proxies__phone">{proxy.phoneMasked}</View>
                <Facts
                  facts={[
                    {
                      name: t('proxies.relation'),
                      value: (
                        <Lines
                          of={[
                            t(`proxies.theirRelation.${proxy.relation}`),
                            t('proxies.since', { date: words.date(proxy.since) }),
                          ]}
                        />
                      ),
                    },
                    {
                      name: t('term.label'),
                      value: <Lines of={[termWords.lasts(proxy.until), termWords.soon(proxy.until)]} />,
                    },
                    {
                      name: t('proxies.may'),
                      value: <Lines of={proxy.scopes.map((scope) => t(`proxies.scope.${scope}`))} />,
                    },
                  ]}
                />
                <Button
                  kind="plain"
                  text={t('proxies.change')}
                  label={t('proxies.changeLabel', { phone: proxy.phoneMasked })}
                  onTap={() => setChanging(proxy)}
                />
              </View>
            ))}
          </>
        )}
      </StateView>
      {changing && (
        <ProxySheet patientId={patientId} proxy={changing} onClose={() => setChanging(undefined)} />
      )}
    </Card>
  )
})
