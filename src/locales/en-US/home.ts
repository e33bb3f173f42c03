import type { Texts } from '../texts'
import type zh from '../zh-CN/home'

const home: Texts<typeof zh> = {
  title: 'Home',
  greeting: {
    morning: 'Good morning',
    noon: 'Good day',
    afternoon: 'Good afternoon',
    evening: 'Good evening',
    night: 'Good evening',
  },
  greetingNamed: '{{words}}, {{name}}',
  next: {
    addPatient: {
      title: 'Add a patient first',
      text: 'Then you can book appointments. Have a document and a phone at hand.',
      action: 'Add a patient',
    },
    signIn: {
      title: 'Sign in to get started',
      text: 'Use your phone number to see and book appointments for you and your family.',
      action: 'Sign in',
    },
    book: {
      title: 'No appointments',
      text: 'Need to see a doctor? You can book up to {{days}} days ahead.',
      action: 'Book an appointment',
    },
    appointment: {
      title: 'Your next visit',
      action: 'View appointment',
      who: 'Patient',
      doctor: 'Doctor',
      where: 'Where',
    },
    confirming: { title: 'Confirming with the hospital', action: 'See progress' },
    today: { title: 'Today’s visit', action: 'Check in, see the queue' },
    toPay: { title: 'Waiting for you to pay', action: 'Pay now' },
  },
  do: {
    label: 'Services',
    byDepartment: 'Book by department',
    byDepartmentHint: 'You know which department',
    byDoctor: 'Find a doctor',
    byDoctorHint: 'By name or speciality',
    special: 'Premium clinic',
    specialHint: 'More time with the doctor',
    mdt: 'Team consultation',
    mdtHint: 'Several specialists together',
    visits: 'Appointments',
    visitsHint: 'View or cancel',
    pay: 'Pay',
    payHint: 'Tests, medicines and more',
    reports: 'Test reports',
    reportsHint: 'Results and how they change',
    inpatient: 'In hospital',
    inpatientHint: 'Prepayment, daily lists',
    code: 'Health code',
    codeHint: 'For the readers in hospital',
    patients: 'Patients and cards',
    patientsHint: 'Add, switch or unlink',
    followed: 'Doctors I follow',
    followedHint: 'Book again faster',
    callDesk: 'Call the hospital',
  },
  institution: { change: 'Change hospital', choose: 'Choose a hospital' },
}
export default home
