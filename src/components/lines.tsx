import { View } from '@tarojs/components'

/** Parts of one fact, each on its own line: hospital and room, name and department. Missing ones are left out. */
export function Lines({ of }: { of: readonly (string | null | undefined)[] }) {
  return (
    <>
      {of.filter(Boolean).map((line) => (
        <View key={String(line)}>{line}</View>
      ))}
    </>
  )
}
