/** As `focusElement`, where the page is not to roll: what has the focus next stands beside what was pressed. Web pages only. */
export function focusInPlace(id: string): void {
  document.getElementById(id)?.focus({ preventScroll: true })
}
