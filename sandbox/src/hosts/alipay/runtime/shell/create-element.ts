/** An element with a class and what it contains. */
export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { className = '', text, children = [] }: { className?: string; text?: string; children?: Node[] } = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className !== '') element.className = className
  if (text !== undefined) element.textContent = text
  element.append(...children)

  return element
}

/** A button of the host app. */
export function createButton({
  className,
  text,
  label,
  onClick,
}: {
  className: string
  text?: string
  /** Its name when it shows no text. */
  label?: string
  onClick: () => void
}): HTMLButtonElement {
  const button = create('button', { className, ...(text === undefined ? {} : { text }) })
  button.type = 'button'
  if (label !== undefined) button.ariaLabel = label
  button.addEventListener('click', onClick)

  return button
}
