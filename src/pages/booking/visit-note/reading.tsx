import { View } from '@tarojs/components'
import type { VisitNote } from '@tongzhen/contract/visit-notes'
import { Card } from '@/components/card'
import { Lines } from '@/components/lines'
import { useTranslation } from '@/lib/use-translation'

/** The note as the doctor reads it. */
export function Reading({ note }: { note: VisitNote }) {
  const { t } = useTranslation('visit-note')
  return (
    <>
      {note.note.map(({ part, lines }) => (
        <Card key={part} title={t(`part.${part}`)}>
          <Lines of={lines} />
        </Card>
      ))}
      <View>{t('reading.private')}</View>
    </>
  )
}
