import type { RichBlock, RichPiece } from '@tongzhen/contract/rich-text'

/** As patients read it: drawn piece by piece, never as HTML. */
export function RichText({ blocks }: { blocks: RichBlock[] }) {
  return blocks.map((block, index) => {
    const key = `${index}`
    if (block.kind === 'heading') {
      return (
        <h3 key={key}>
          <Pieces pieces={block.pieces} />
        </h3>
      )
    }
    if (block.kind === 'paragraph') {
      return (
        <p key={key} style={{ whiteSpace: 'pre-line' }}>
          <Pieces pieces={block.pieces} />
        </p>
      )
    }
    const List = block.isOrdered ? 'ol' : 'ul'

    return (
      <List key={key}>
        {block.items.map((pieces, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity
          <li key={place}>
            <Pieces pieces={pieces} />
          </li>
        ))}
      </List>
    )
  })
}

function Pieces({ pieces }: { pieces: RichPiece[] }) {
  return pieces.map(({ text, isStrong }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity
    isStrong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
  )
}
