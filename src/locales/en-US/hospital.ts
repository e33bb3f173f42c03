import type { Texts } from '../texts'
import type zh from '../zh-CN/hospital'

const hospital: Texts<typeof zh> = {
  title: 'About the hospital',
  level: {
    '3A': 'Tertiary hospital, grade A',
    '2A': 'Secondary hospital, grade A',
    '1': 'Community health centre',
  },
  pinned: 'Pinned',
  more: 'More',
  about: {
    empty: 'The hospital has not written an introduction yet. See its departments and doctors, or call.',
    emergency: 'Call emergency {{phone}}',
  },
  way: {
    title: 'Getting there',
    hint: 'Address, transport, parking, gates',
    address: 'Address',
    openMap: 'Open the map',
    noMap: 'The map did not open. Copy the address and paste it into your map.',
    copy: 'Copy the address',
    copied: 'Copied: paste it into your map',
    notCopied: 'Not copied. Press the address long to copy it.',
    transit: 'Public transport',
    parking: 'Parking',
    entrances: 'Entrances',
    empty: 'The hospital has not described the way yet. Copy the address into a map, or call.',
  },
  departments: {
    title: 'Departments',
    hint: 'Floor, what they treat, experts',
    empty: 'No department can be booked now. Please call the hospital.',
  },
  department: {
    where: 'Where',
    campus: 'Campus',
    book: 'Book here',
    experts: 'Experts',
    noExperts: 'No expert is listed here now. General clinics can be booked.',
    gone: 'This department cannot be booked now. Please see the others.',
    all: 'See all departments',
  },
  experts: {
    title: 'Experts',
    hint: 'Senior doctors and what they treat',
    purpose: 'Tap a name for biography and clinic times, and to book.',
    empty: 'No experts are listed now. You can book by department.',
    byDepartment: 'Book by department',
  },
  notices: { title: 'Notices', hint: 'Closures, moves, what to bring', empty: 'There are no notices now.' },
  articles: { title: 'Health education', hint: 'Everyday health, before a test', empty: 'No articles yet.' },
  read: {
    on: 'From {{date}}',
    source: 'Source: {{source}}',
    careful: 'Articles do not replace a doctor. If you feel ill, see one; in an emergency call 120.',
  },
}
export default hospital
