import { type AppChannel, appChannels } from '@tongzhen/contract/headers'
import type { InstitutionSettings } from '@tongzhen/contract/institution-settings'
import type { InstitutionModule } from '@tongzhen/contract/institutions'
import { Checkbox, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '../components/section'

type Modules = InstitutionSettings['modules']

interface ModulesTableProps {
  connected: readonly InstitutionModule[]
  value: Modules
  onChange(value: Modules): void
}

/** What is switched on, by channel. */
export function ModulesTable({ connected, value, onChange }: ModulesTableProps) {
  const { t } = useTranslation()
  const toggle = (channel: AppChannel, module: InstitutionModule) => {
    const on = value[channel]
    const next = on.includes(module) ? on.filter((one) => one !== module) : [...on, module]
    // In the order of the configuration: the same choice is the same setting.
    onChange({ ...value, [channel]: connected.filter((one) => next.includes(one)) })
  }

  return (
    <Section title={t('settings.modules')} what={t('settings.modulesWhat')}>
      <Table
        rowKey="module"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={connected.map((module) => ({ module }))}
        columns={[
          { title: t('settings.module'), render: (_, { module }) => t(`module.${module}`) },
          ...appChannels.map((channel) => ({
            title: t(`channel.${channel}`),
            render: (_: unknown, { module }: { module: InstitutionModule }) => (
              <Checkbox
                aria-label={`${t(`module.${module}`)} · ${t(`channel.${channel}`)}`}
                checked={value[channel].includes(module)}
                onChange={() => toggle(channel, module)}
              />
            ),
          })),
        ]}
      />
    </Section>
  )
}
