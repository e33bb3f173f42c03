import { Text } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { clockOf } from '@/lib/shanghai-time'
import { useWords } from '@/lib/words'
import './when.css'

interface WhenProps {
  /** Instants of the contract. */
  from: string
  to: string
  className?: string
}

/** Day and hours of a visit; a line breaks between the day's words, never inside the hours. */
export function When({ from, to, className }: WhenProps) {
  const words = useWords()
  return (
    <Text className={classNames('when', className)}>
      {words.day(from)} <Text className="when__hours">{`${clockOf(from)}–${clockOf(to)}`}</Text>
    </Text>
  )
}
