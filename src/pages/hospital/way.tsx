import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useContent } from '@/api/content'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { RichText } from '@/components/rich-text'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { copyText } from '@/platform/copy-text'
import { hasMap, openMap } from '@/platform/open-map'
import type { OfHospital } from './index'

/** The address, on the host's map where it has one; and the way in words, which needs none. */
export const Way = observer(function Way({ institution: { institutionId, name, address } }: OfHospital) {
  const { t } = useTranslation('hospital')
  const query = useContent(institutionId)
  const [said, setSaid] = useState<'noMap' | 'copied' | 'notCopied'>()
  const position = query.data?.way?.position
  const showMap = async () => {
    if (position && !(await openMap({ ...position, name, address }))) setSaid('noMap')
  }
  const copy = async () => setSaid((await copyText(address)) ? 'copied' : 'notCopied')
  return (
    <Page title={t('way.title')}>
      <Card title={t('way.address')}>
        <View>{address}</View>
        {hasMap && position && <Button icon="place" text={t('way.openMap')} onTap={showMap} />}
        <Button kind="plain" text={t('way.copy')} onTap={copy} />
        <View {...aria({ role: 'status' })}>{said && t(`way.${said}`)}</View>
      </Card>
      <StateView query={query} rows={6}>
        {({ way }) =>
          way ? (
            (['transit', 'parking', 'entrances'] as const).map((one) => (
              <Card key={one} title={t(`way.${one}`)}>
                <RichText blocks={way[one]} level={3} />
              </Card>
            ))
          ) : (
            <Card>{t('way.empty')}</Card>
          )
        }
      </StateView>
    </Page>
  )
})
