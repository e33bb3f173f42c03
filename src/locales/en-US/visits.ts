import type { Texts } from '../texts'
import type zh from '../zh-CN/visits'

const visits: Texts<typeof zh> = {
  title: 'Appointments',
  why: 'Sign in to see and cancel appointments.',
  tabs: { label: 'Appointments', upcoming: 'Upcoming', past: 'Past' },
  state: {
    confirming: 'Confirming',
    to_pay: 'To pay',
    booked: 'Booked',
    cancelling: 'Cancelling',
    cancelled: 'Cancelled',
    failed: 'Not booked',
    visited: 'Visited',
    missed: 'Missed',
    stopped: 'Called off',
    moved: 'Moved',
  },
  empty: {
    upcoming: 'You have no upcoming appointments.',
    past: 'No past appointments yet. Visits you have made will be listed here.',
  },
  book: 'Book an appointment',
  period: { label: 'Time', all: 'All time', quarter: 'Last 3 months', year: 'Last year' },
  institution: { label: 'Hospital', all: 'All hospitals' },
  emptyFiltered: 'No appointments in this time at this hospital.',
  showAll: 'Show all',
}
export default visits
