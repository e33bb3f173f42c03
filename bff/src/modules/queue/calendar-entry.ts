import ICAL from 'ical.js'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'

/** A visit as a telephone's calendar keeps it. */
export interface CalendarEntry {
  /** The same for ever: by it a later entry replaces, or takes out, an earlier one (RFC 5545, 3.8.4.7). */
  uid: string
  /** Grows with every change (3.8.7.4). */
  sequence: number
  isCancelled: boolean
  startsAt: Date
  endsAt: Date
  /** When this was written. */
  now: Date
  title: string
  location: string
  description: string
  organizer: { name: string; address: string }
}

// The library counts a folded line without the space before it; 75 octets are the most (RFC 5545, 3.1).
ICAL.foldLength = 74

const ZONE = 'Asia/Shanghai'
/** Time to get ready and to travel. */
const ALARM_BEFORE_HOURS = 2

type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number]

/** No summer time since 1992 (lib/shanghai-time.ts). */
const zone = [
  'vtimezone',
  [text('tzid', ZONE)],
  [
    [
      'standard',
      [
        ['dtstart', {}, 'date-time', '1992-01-01T00:00:00'],
        ['tzoffsetfrom', {}, 'utc-offset', '+08:00'],
        ['tzoffsetto', {}, 'utc-offset', '+08:00'],
        text('tzname', 'CST'),
      ],
      [],
    ],
  ],
]

/** A calendar file of one entry: `PUBLISH` puts it in or replaces it, `CANCEL` takes it out (RFC 5546, 3.2). */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = [
    'vcalendar',
    [
      text('version', '2.0'),
      text('prodid', '-//Tongzhen//Visits//ZH'),
      text('method', entry.isCancelled ? 'CANCEL' : 'PUBLISH'),
    ],
    [zone, ['vevent', eventOf(entry), entry.isCancelled ? [] : [alarmOf(entry)]]],
  ]

  return `${ICAL.stringify(calendar)}\r\n`
}

function eventOf(entry: CalendarEntry): Property[] {
  const { organizer } = entry

  return [
    text('uid', entry.uid),
    ['dtstamp', {}, 'date-time', `${entry.now.toISOString().slice(0, 19)}Z`],
    ['sequence', {}, 'integer', entry.sequence],
    text('status', entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'),
    ['dtstart', { tzid: ZONE }, 'date-time', localTime(entry.startsAt)],
    ['dtend', { tzid: ZONE }, 'date-time', localTime(entry.endsAt)],
    text('summary', entry.title),
    text('location', entry.location),
    text('description', entry.description),
    ['organizer', { cn: organizer.name }, 'cal-address', organizer.address],
  ]
}

function alarmOf({ title }: CalendarEntry) {
  const before: Property = ['trigger', {}, 'duration', `-PT${ALARM_BEFORE_HOURS}H`]

  return ['valarm', [text('action', 'DISPLAY'), before, text('description', title)], []]
}

function text(name: string, value: string): Property {
  return [name, {}, 'text', value]
}

function localTime(at: Date): string {
  return shanghaiInstant(at).slice(0, 19)
}
