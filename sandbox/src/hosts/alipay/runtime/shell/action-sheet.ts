import { create, createButton } from './create-element.ts'

/** A list of actions from below: resolves with the place of the chosen one, -1 when the person cancels. */
export function chooseAction({
  layer,
  title,
  items,
  cancel,
}: {
  layer: ShadowRoot
  title: string
  items: readonly string[]
  cancel: string
}): Promise<number> {
  const dialog = create('dialog')
  const list = create('div', { className: 'actions' })
  if (title !== '') list.append(create('h2', { text: title }))
  dialog.ariaLabel = title === '' ? cancel : title
  items.forEach((text, index) => {
    list.append(createButton({ className: 'action', text, onClick: () => dialog.close(String(index)) }))
  })
  list.append(createButton({ className: 'sheet-cancel', text: cancel, onClick: () => dialog.close() }))
  dialog.append(list)
  layer.append(dialog)
  dialog.showModal()

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === '' ? -1 : Number(dialog.returnValue))
    })
  })
}
