import { Text, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import './step-bar.css'

const names = ['document', 'person', 'contact'] as const
export const STEP_HEADING = 'file-step'

/** Where one is in the file; a reader's focus comes here when the step changes. */
export function StepBar({ step }: { step: number }) {
  const { t } = useTranslation('patients')
  return (
    <View className="step-bar">
      <View
        id={STEP_HEADING}
        className="step-bar__words"
        {...aria({ role: 'heading', level: 2 })}
        {...{ tabIndex: -1 }}
      >
        <Text className="step-bar__name">{t(`file.steps.${names[step] ?? 'document'}`)}</Text>
        <Text className="step-bar__count">{t('file.step', { step: step + 1, steps: names.length })}</Text>
      </View>
      <View className="step-bar__parts" {...aria({ hidden: true })}>
        {names.map((name, index) => (
          <View
            key={name}
            className={classNames('step-bar__part', index <= step && 'step-bar__part--done')}
          />
        ))}
      </View>
    </View>
  )
}
