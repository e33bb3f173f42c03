import { type CreateBuiltIn, isOn, textOf } from './component.ts'
import { pickerModel } from './picker-model.ts'

/** What is inside opens a sheet with columns to choose from. */
export const createPicker: CreateBuiltIn = ({ emit, attributes, services }) => {
  const element = document.createElement('picker')
  let isOpen = false

  element.addEventListener('click', () => {
    if (!isOpen && !isOn(attributes().disabled)) void choose()
  })

  async function choose(): Promise<void> {
    isOpen = true
    const { selection } = pickerModel(attributes())
    const chosen = await services.chooseFromColumns({
      title: textOf(attributes().title),
      // Asked anew each time: a page may answer a change of one column with other columns.
      columns: (now) => pickerModel(attributes()).columns(now),
      selection,
      onColumnChange: (column, row) => emit('columnchange', { column, value: row }),
    })
    isOpen = false
    if (chosen === undefined) emit('cancel')
    else emit('change', { value: pickerModel(attributes()).valueOf(chosen) })
  }

  return {
    element,
    content: element,
    formValue: () => attributes().value,
  }
}
