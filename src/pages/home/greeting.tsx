import { View } from '@tarojs/components'
import type { Patient } from '@tongzhen/contract/patients'
import { hourNow } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import './greeting.css'

function partOfDay(hour: number): 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' {
  if (hour < 5) return 'night'
  if (hour < 11) return 'morning'
  if (hour < 13) return 'noon'
  if (hour < 18) return 'afternoon'
  return 'evening'
}

export function Greeting({ patients }: { patients: Patient[] | undefined }) {
  const { t } = useTranslation('home')
  const name = patients?.find((patient) => patient.isDefault)?.name
  const words = t(`greeting.${partOfDay(hourNow())}`)
  return <View className="greeting">{name ? t('greetingNamed', { words, name }) : words}</View>
}
