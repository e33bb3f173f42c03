import type { ChooseFromColumns, Column } from '../components/component.ts'
import { create, createButton } from './create-element.ts'
import type { HostWords } from './words.ts'

/** A sheet from below with columns to choose from, each a list box for keyboard and screen reader. */
export function columnChooser({ layer, words }: { layer: ShadowRoot; words: HostWords }): ChooseFromColumns {
  return ({ title, columns, selection, onColumnChange }) => {
    const chosen = [...selection]
    const dialog = create('dialog')
    const heading = create('h2', { text: title === '' ? words.choose : title })
    dialog.ariaLabel = heading.textContent
    const body = create('div', { className: 'columns' })

    const show = () => {
      const shown = columns(chosen)
      shown.forEach((column, index) => {
        chosen[index] = Math.min(chosen[index] ?? 0, Math.max(0, column.options.length - 1))
      })
      const focused = [...body.children].findIndex((place) => place.contains(layer.activeElement))
      body.replaceChildren(...shown.map((column, index) => listBox(column, index)))
      for (const option of body.querySelectorAll('[aria-selected=true]')) centre(option)
      if (focused >= 0) body.children[focused]?.querySelector<HTMLElement>('[role=listbox]')?.focus()
    }

    const choose = (column: number, row: number) => {
      if (chosen[column] === row) return
      chosen[column] = row
      onColumnChange(column, row)
      // The page may put other columns in place, in answer to the change.
      show()
      window.setTimeout(show)
    }

    const listBox = (column: Column, place: number): HTMLElement => {
      const box = create('div')
      const label = column.label === '' ? words.column : words[column.label]
      box.role = 'listbox'
      box.ariaLabel = label
      box.tabIndex = 0
      const row = chosen[place] ?? 0
      column.options.forEach((text, index) => {
        const option = create('div', { text })
        option.id = `option-${place}-${index}`
        option.role = 'option'
        option.ariaSelected = String(index === row)
        option.addEventListener('click', () => choose(place, index))
        box.append(option)
      })
      box.setAttribute('aria-activedescendant', `option-${place}-${row}`)
      box.addEventListener('keydown', (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        choose(place, Math.min(column.options.length - 1, Math.max(0, row + step)))
      })

      return create('div', {
        children: [...(column.label === '' ? [] : [create('small', { text: label })]), box],
      })
    }

    const head = create('div', { className: 'sheet-head' })
    head.append(
      createButton({ className: 'sheet-cancel', text: words.cancel, onClick: () => dialog.close() }),
      heading,
      createButton({ className: 'sheet-done', text: words.done, onClick: () => dialog.close('done') }),
    )
    dialog.append(head, body)
    layer.append(dialog)
    dialog.showModal()
    show()

    return new Promise((resolve) => {
      dialog.addEventListener('close', () => {
        dialog.remove()
        resolve(dialog.returnValue === 'done' ? chosen : undefined)
      })
    })
  }
}

function centre(option: Element): void {
  const box = option.parentElement
  if (box === null || !(option instanceof HTMLElement)) return
  box.scrollTop = option.offsetTop - box.offsetTop - (box.clientHeight - option.offsetHeight) / 2
}
