import type { OwnWords } from '@tongzhen/contract/directory'
import { Button, Checkbox, Flex } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DirectoryWords, type HospitalsWords } from './directory-words'
import { inOrder, type Move, moved } from './in-order'

type Entry = { isHidden: boolean } & Record<string, OwnWords | boolean>

export interface DirectoryRow {
  id: string
  name: string
  /** What the hospital's own system says, by name of the text. */
  hospitals: HospitalsWords
}

interface DirectoryListProps<One extends Entry> {
  rows: DirectoryRow[]
  order: string[]
  entries: Record<string, One>
  /** Of whom nobody has said anything. */
  empty: One
  onOrder(order: string[]): void
  onEntry(id: string, entry: One): void
}

const moves: Move[] = ['top', 'up', 'down']

/** Departments, or the doctors of one: moved by buttons, hidden, and put into other words. */
export function DirectoryList<One extends Entry>(props: DirectoryListProps<One>) {
  const { rows, order, entries, empty, onOrder, onEntry } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState<string>()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const shown = inOrder(rows, order)

  /** The finger stays on the button, which went along with its row; who cannot see it is told where it stands. */
  function go(row: DirectoryRow, move: Move): void {
    const next = moved({ rows, order }, { id: row.id, move })
    const place = inOrder(rows, next).findIndex((one) => one.id === row.id) + 1
    onOrder(next)
    setSaid(t('directory.movedTo', { name: row.name, place }))
    requestAnimationFrame(() => {
      const buttons = [
        ...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-of="${row.id}"] button`) ?? []),
      ]
      const same = buttons[moves.indexOf(move)]
      ;(same?.disabled ? buttons.find((one) => !one.disabled) : same)?.focus()
    })
  }

  return (
    <>
      <div role="status" className="skip">
        {said}
      </div>
      <ol ref={list} className="ordered">
        {shown.map((row, index) => {
          const entry = entries[row.id] ?? empty

          return (
            <li key={row.id} data-of={row.id}>
              <Flex gap="small" align="center" wrap>
                <strong className="ordered__name">{row.name}</strong>
                {moves.map((move) => (
                  <Button
                    key={move}
                    size="small"
                    aria-label={`${t(`directory.${move}`)} ${row.name}`}
                    disabled={move === 'down' ? index === shown.length - 1 : index === 0}
                    onClick={() => go(row, move)}
                  >
                    {t(`directory.${move}`)}
                  </Button>
                ))}
                <Checkbox
                  checked={entry.isHidden}
                  aria-label={`${t('directory.hide')} ${row.name}`}
                  onChange={(event) => onEntry(row.id, { ...entry, isHidden: event.target.checked })}
                >
                  {t('directory.hide')}
                </Checkbox>
                <Button
                  size="small"
                  aria-expanded={open === row.id}
                  aria-label={`${t('directory.words')} ${row.name}`}
                  onClick={() => setOpen(open === row.id ? undefined : row.id)}
                >
                  {t('directory.words')}
                </Button>
              </Flex>
              {open === row.id && (
                <DirectoryWords
                  row={row}
                  value={entry}
                  onChange={(name, words) => onEntry(row.id, { ...entry, [name]: words })}
                />
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
