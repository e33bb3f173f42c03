import { type Query, useQueryClient } from '@tanstack/react-query'
import { Flex, Spin, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorAlert } from './error-alert'

export interface PageProps {
  title: string
  purpose?: string | undefined
  isLoading?: boolean
  error?: unknown
  actions?: ReactNode
  children?: ReactNode
}

const isFailed = (query: Query) => query.isActive() && query.state.status === 'error'

/** A page's heading and its four looks; what is known stays on show while something goes wrong. */
export function Page({ title, purpose, isLoading = false, error, actions, children }: PageProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()

  return (
    <Flex vertical gap="middle">
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={1} style={{ fontSize: 26, margin: 0 }}>
          {title}
        </Typography.Title>
        {actions}
      </Flex>
      {purpose && <Typography.Text>{purpose}</Typography.Text>}
      <ErrorAlert error={error} onRetry={() => queries.refetchQueries({ predicate: isFailed })} />
      {isLoading ? (
        <div role="status" aria-label={t('loading')}>
          <Spin size="large" />
        </div>
      ) : (
        children
      )}
    </Flex>
  )
}
