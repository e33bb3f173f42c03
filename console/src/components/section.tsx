import { Flex, Typography } from 'antd'
import type { PropsWithChildren } from 'react'

/** A part of a page under a heading of its own. */
export function Section({ title, what, children }: PropsWithChildren<{ title: string; what?: string }>) {
  return (
    <Flex vertical gap="small">
      <Typography.Title level={2} style={{ fontSize: 20, margin: 0 }}>
        {title}
      </Typography.Title>
      {what && <Typography.Text>{what}</Typography.Text>}
      {children}
    </Flex>
  )
}
