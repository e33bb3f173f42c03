/** Rows as an order puts them; who is not named comes after, as before. */
export function inOrder<Row extends { id: string }>(rows: readonly Row[], order: readonly string[]): Row[] {
  const ranks = new Map(order.map((id, index) => [id, index]))
  const rankOf = ({ id }: Row) => ranks.get(id) ?? order.length

  return [...rows].sort((a, b) => rankOf(a) - rankOf(b))
}

export type Move = 'top' | 'up' | 'down'

/**
 * The order after one of the rows has moved among them. Others that the order names, of another department, keep
 * their places behind: an order counts within a department only.
 */
export function moved(
  { rows, order }: { rows: readonly { id: string }[]; order: readonly string[] },
  { id, move }: { id: string; move: Move },
): string[] {
  const ids = inOrder(rows, order).map((one) => one.id)
  const from = ids.indexOf(id)
  const to = move === 'top' ? 0 : from + (move === 'up' ? -1 : 1)
  if (from < 0 || to < 0 || to >= ids.length) return [...order]
  ids.splice(from, 1)
  ids.splice(to, 0, id)

  return [...ids, ...order.filter((one) => !ids.includes(one))]
}
