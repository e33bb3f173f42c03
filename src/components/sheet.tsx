import { type PropsWithChildren, type ReactNode, useEffect, useState } from 'react'
import type { SheetPanel } from './sheet-panel'

export interface SheetProps {
  /** Unique on its page; the heading gets it, and the reader's focus goes there. */
  id: string
  title: string
  isOpen: boolean
  onClose: () => void
  /** Actions under the content, always in sight. */
  actions?: ReactNode
}

/** A choice or a question over the page, from the bottom edge; closed by its button, the ground or Escape. */
export function Sheet(props: PropsWithChildren<SheetProps>) {
  const { isOpen, onClose } = props
  const [Panel, setPanel] = useState<typeof SheetPanel>()
  useEffect(() => {
    if (!isOpen || Panel) return
    // Without a network the sheet cannot come; a second press tries again.
    import('./sheet-panel').then((module) => setPanel(() => module.SheetPanel), onClose)
  }, [isOpen, Panel, onClose])
  return isOpen && Panel ? <Panel {...props} /> : null
}
