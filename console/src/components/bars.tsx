import { Flex } from 'antd'
import { calendarDay } from '../lib/format'

interface Part {
  name: string
  value: number
}

export interface Bar {
  /** A day or a month of the contract. */
  label: string
  parts: Part[]
}

interface BarsProps {
  /** What the picture shows, for who hears it; the numbers stand in the table beside it. */
  title: string
  bars: Bar[]
  /** A value as it is read: `¥1.20`. */
  read(value: number): string
}

const WIDTH = 960
const HEIGHT = 220
const FOOT = 24
const HEAD = 20
/** Told apart by lightness too. */
const COLOURS = ['#0B6E75', '#C77700', '#8A9695', '#B3261E', '#1F5FAE']
const LABELS = 10
const WIDEST = 48

/** One bar for each day or month, its parts upon each other. */
export function Bars({ title, bars, read }: BarsProps) {
  const names = bars[0]?.parts.map(({ name }) => name) ?? []
  const highest = Math.max(0, ...bars.map(({ parts }) => sumOf(parts)))
  if (highest === 0) return null
  const step = WIDTH / bars.length
  const width = Math.min(step * 0.7, WIDEST)
  const every = Math.ceil(bars.length / LABELS)
  const heightOf = (value: number) => (value / highest) * (HEIGHT - HEAD - FOOT)

  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} className="bars">
        <text x={0} y={14} fill="#465251">
          {read(highest)}
        </text>
        <line x1={0} x2={WIDTH} y1={HEAD} y2={HEAD} stroke="#DDE4E3" />
        {bars.map(({ label, parts }, index) => (
          <g key={label}>
            {parts.map(({ name, value }, part) => (
              <rect
                key={name}
                x={(index + 0.5) * step - width / 2}
                width={width}
                y={HEIGHT - FOOT - heightOf(sumOf(parts.slice(0, part + 1)))}
                height={heightOf(value)}
                fill={COLOURS[part]}
              >
                <title>{`${calendarDay(label)} · ${name} · ${read(value)}`}</title>
              </rect>
            ))}
            {index % every === 0 && (
              <text x={index * step + step / 2} y={HEIGHT - 6} textAnchor="middle" fill="#465251">
                {calendarDay(label.length > 7 ? label.slice(5) : label)}
              </text>
            )}
          </g>
        ))}
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke="#8A9695" />
      </svg>
      <figcaption>
        <Flex gap="middle" wrap>
          {names.map((name, part) => (
            <Flex key={name} gap="small" align="center">
              <span aria-hidden style={{ width: 14, height: 14, background: COLOURS[part] }} />
              {name}
            </Flex>
          ))}
        </Flex>
      </figcaption>
    </figure>
  )
}

/** The same of one value in a row of a table. */
export function RowBar({ value, of }: { value: number; of: number }) {
  const percent = of === 0 ? 0 : (100 * value) / of

  return (
    <div aria-hidden style={{ width: '100%', minWidth: 120, background: '#E6F3F3' }}>
      <div style={{ width: `${percent}%`, height: 14, background: COLOURS[0] }} />
    </div>
  )
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0)
}
