import { Text, View } from '@tarojs/components'
import type { RichBlock, RichPiece } from '@tongzhen/contract/rich-text'
import { aria } from './aria'
import './rich-text.css'

/**
 * What staff have written, the only place where it is drawn: views and texts in every channel, never HTML. What is not
 * known is not drawn (S23).
 */
export function RichText({ blocks, level = 2 }: { blocks: RichBlock[]; level?: number }) {
  return (
    <View className="rich-text">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity
        <Block key={index} block={block} level={level} />
      ))}
    </View>
  )
}

function Block({ block, level }: { block: RichBlock; level: number }) {
  switch (block.kind) {
    case 'heading':
      return (
        <View className="rich-text__heading" {...aria({ role: 'heading', level })}>
          <Pieces pieces={block.pieces} />
        </View>
      )
    case 'paragraph':
      return (
        <View className="rich-text__paragraph">
          <Pieces pieces={block.pieces} />
        </View>
      )
    case 'list':
      return (
        <View {...aria({ role: 'list' })}>
          {block.items.map((pieces, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity
            <View key={index} className="rich-text__item" {...aria({ role: 'listitem' })}>
              <Text className="rich-text__mark">{block.isOrdered ? `${index + 1}.` : '•'}</Text>
              <View className="rich-text__words">
                <Pieces pieces={pieces} />
              </View>
            </View>
          ))}
        </View>
      )
    default:
      return null
  }
}

function Pieces({ pieces }: { pieces: RichPiece[] }) {
  return (
    <>
      {pieces.map(({ text, isStrong }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity
        <Text key={index} className={isStrong ? 'rich-text__strong' : ''}>
          {text}
        </Text>
      ))}
    </>
  )
}
