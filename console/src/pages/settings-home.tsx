import { type HomeDesign, homeDesigns } from '@tongzhen/contract/home-designs'
import { Flex, Radio, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePreview } from '../api/settings'
import { ErrorAlert } from '../components/error-alert'
import { Section } from '../components/section'

interface HomeDesignChoiceProps {
  institutionId: string
  value: HomeDesign
  onChange(value: HomeDesign): void
}

/** The five layouts of the home page, and the real app with the one that is chosen. */
export function HomeDesignChoice({ institutionId, value, onChange }: HomeDesignChoiceProps) {
  const { t } = useTranslation()
  const preview = usePreview(institutionId, value)

  return (
    <Section title={t('settings.home')}>
      <Flex gap="large" wrap>
        <Radio.Group
          aria-label={t('settings.home')}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          style={{ flex: '1 1 280px' }}
        >
          <Flex vertical gap="middle">
            {homeDesigns.map((one) => (
              <Radio key={one} value={one}>
                <strong>{t(`homeDesign.${one}`)}</strong>
                <br />
                {t(`homeDesignWhat.${one}`)}
              </Radio>
            ))}
          </Flex>
        </Radio.Group>
        <Flex vertical gap="small" style={{ flex: '0 0 375px', maxWidth: '100%' }}>
          <ErrorAlert error={preview.error} onRetry={preview.refetch} />
          {preview.data && (
            <iframe
              key={preview.data.url}
              title={t('settings.preview')}
              src={preview.data.url}
              className="preview"
            />
          )}
          <Typography.Text>{t('settings.previewWhat')}</Typography.Text>
        </Flex>
      </Flex>
    </Section>
  )
}
