import { Text } from '@tarojs/components'
import { Fragment } from 'react'
import { classNames } from '@/lib/class-names'
import './pieces.css'

interface PiecesProps {
  /** Short facts, e.g. kind, fee, places left; missing ones are left out. */
  of: readonly (string | false | null | undefined)[]
  className?: string
}

/** Facts in a row, parted by dots; a line breaks between facts, never inside one that fits on a line. */
export function Pieces({ of, className }: PiecesProps) {
  return (
    <Text className={classNames('pieces', className)}>
      {of.filter(Boolean).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same fact may stand twice
        <Fragment key={index}>
          <Text className="pieces__piece">{piece}</Text>{' '}
        </Fragment>
      ))}
    </Text>
  )
}
