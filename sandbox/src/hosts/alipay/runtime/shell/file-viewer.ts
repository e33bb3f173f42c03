import { create, createButton } from './create-element.ts'
import type { HostWords } from './words.ts'

/** The host's own page over the mini-program that shows a PDF or a picture, until the person closes it. */
export function showFile({
  layer,
  words,
  bytes,
  type,
}: {
  layer: ShadowRoot
  words: HostWords
  bytes: Uint8Array<ArrayBuffer>
  type: string
}): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const isPicture = type.startsWith('image/')
  const dialog = create('dialog', { className: 'file' })
  const heading = create('h2', { text: isPicture ? words.picture : words.document })
  heading.id = 'file-title'
  dialog.setAttribute('aria-labelledby', heading.id)
  const close = createButton({ className: 'sheet-cancel', text: words.close, onClick: () => dialog.close() })
  const size = create('p', { text: `${type} · ${bytes.byteLength} B` })
  dialog.append(
    create('div', { className: 'sheet-head', children: [close, heading] }),
    size,
    isPicture ? pictureAt(url) : documentAt(url, type),
  )
  dialog.addEventListener('close', () => {
    dialog.remove()
    URL.revokeObjectURL(url)
  })
  layer.append(dialog)
  dialog.showModal()
}

function pictureAt(url: string): HTMLElement {
  const image = create('img')
  image.alt = ''
  image.src = url

  return image
}

/** A browser without a reader of PDFs shows nothing here. */
function documentAt(url: string, type: string): HTMLElement {
  const shown = create('object')
  shown.type = type
  shown.data = url

  return shown
}
