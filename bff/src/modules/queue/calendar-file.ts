import { createHash } from 'node:crypto'
import { appOf, type Channel, type Language } from '@tongzhen/contract/headers'
import { type queueRoutes, queueRoutes as routes } from '@tongzhen/contract/queue'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { Config } from '../../config.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { createFileLinks } from '../../lib/file-links.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import type { FileAnswer } from '../../route-handler.ts'
import {
  type AppointmentRow,
  findAppointment,
  type VisibleAppointment,
  visibleAppointments,
} from '../booking/appointments.ts'
import { place } from '../patients/places.ts'
import { bringUpToDate } from './ask-hospital.ts'
import { type CalendarEntry, calendarFile } from './calendar-entry.ts'
import { calendarWords } from './calendar-words.ts'
import type { QueueDeps } from './deps.ts'
import { findPlace, type QueuePlaceRow } from './queue-places.ts'

export interface CalendarDeps extends QueueDeps {
  config: QueueDeps['config'] & Pick<Config, 'publicOrigins' | 'calendarFiles'>
  fields: FieldCrypto
}

interface Wanted {
  appointmentId: string
  accountId: string
  channel: Channel
  language: Language
}

/** The hospital is asked here where the visit will be, so that the file itself is there at once. */
export async function linkCalendarFile(
  deps: CalendarDeps,
  { appointmentId, accountId, channel, language }: Wanted,
): Promise<ResponseOf<typeof queueRoutes.linkCalendarFile> | Refusal<'NOT_FOUND' | 'APPOINTMENT_STATE'>> {
  const appointment = await findAppointment(deps.db, appointmentId)
  if (appointment === undefined) return refuse('NOT_FOUND')
  if (!isForCalendar(appointment)) return refuse('APPOINTMENT_STATE')
  await bringUpToDate(deps, appointment)
  const of = [appointmentId, language]

  return {
    path: createFileLinks(deps, 'visits').link(routes.readCalendarFile.path, { accountId, of, channel }),
    kind: 'calendar',
    way: deps.config.calendarFiles[appOf(channel)],
  }
}

/** Whoever holds the ticket sees it for as long as the account that asked for it may. */
export async function readCalendarFile(
  deps: CalendarDeps,
  { channel, institutions, ...sealed }: { channel: Channel; institutions: readonly string[]; ticket: string },
): Promise<FileAnswer | Refusal<'NOT_FOUND' | 'LINK_EXPIRED' | 'APPOINTMENT_STATE'>> {
  const ticket = createFileLinks(deps, 'visits').open({ ...sealed, channel })
  if (isRefusal(ticket)) return ticket
  const [appointmentId = '', language] = ticket.of
  const row = await visibleAppointments(deps.db, { ...ticket, institutions })
    .where('appointments.appointment_id', '=', appointmentId)
    .executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')
  if (!isForCalendar(row)) return refuse('APPOINTMENT_STATE')
  const visitPlace = await findPlace(deps.db, appointmentId)
  const entry = entryOf(deps, { row, visitPlace, language: language === 'en-US' ? 'en-US' : 'zh-CN' })

  return {
    type: 'text/calendar; charset=utf-8',
    name: 'visit.ics',
    bytes: Buffer.from(calendarFile(entry)),
  }
}

/** A visit that stands, or one that stood and may be in somebody's calendar. */
function isForCalendar({ state }: Pick<AppointmentRow, 'state'>): boolean {
  return state === 'booked' || isCalledOff(state)
}

/** One that was moved, too: its new time is another entry. */
function isCalledOff(state: AppointmentRow['state']): boolean {
  return state === 'cancelled' || state === 'stopped' || state === 'moving' || state === 'moved'
}

/** A telephone's calendar is read by more people than its owner: masked as in a message. */
function entryOf(
  { config, fields, clock }: CalendarDeps,
  {
    row,
    visitPlace,
    language,
  }: { row: VisibleAppointment; visitPlace: QueuePlaceRow | undefined; language: Language },
): CalendarEntry {
  const { snapshot, viewed_patient_id: patientId, viewed_patient_name: name } = row
  if (name === null) throw new Error(`patient ${patientId} is in force without a name`)
  const words = calendarWords[language]
  const hospital = textIn(snapshot.institutionName, language)
  const { location = snapshot.location, room = null } = visitPlace?.guide ?? {}
  const places = [location, room].flatMap((one) => (one === null ? [] : textIn(one, language)))

  return {
    uid: uidOf(row),
    sequence: row.version + (visitPlace?.version ?? 0),
    isCancelled: isCalledOff(row.state),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    now: clock.now(),
    title: words.title({
      patient: maskName(fields.open(place('patients', 'name', patientId), name)),
      hospital,
    }),
    location: words.where([hospital, ...places]),
    description: isCalledOff(row.state)
      ? words.cancelled
      : whatToKnow(row, { visitPlace, language }).join('\n'),
    organizer: { name: hospital, address: config.publicOrigins.web },
  }
}

/** Of it, and no number of ours: calendars are kept by strangers. */
function uidOf({ appointment_id: id }: VisibleAppointment): string {
  return `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@tongzhen`
}

function whatToKnow(
  { snapshot, queue_number: queueNumber }: VisibleAppointment,
  { visitPlace, language }: { visitPlace: QueuePlaceRow | undefined; language: Language },
): string[] {
  const words = calendarWords[language]
  const { bring = [], isFasting = false } = visitPlace?.guide ?? {}

  return [
    words.doctor({
      doctor: textIn(snapshot.doctorName, language),
      department: textIn(snapshot.departmentName, language),
    }),
    ...(queueNumber === null ? [] : [words.number(queueNumber)]),
    words.bring([words.document, ...bring.map((one) => textIn(one, language))]),
    ...(isFasting ? [words.fasting] : []),
    words.changed(snapshot.institutionPhone),
  ]
}
