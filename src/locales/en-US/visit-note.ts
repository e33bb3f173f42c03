export default {
  title: 'Note for the doctor',
  purpose: 'About three minutes. The doctor reads it beforehand, and has more time to listen.',
  closed:
    'There is no note for this visit: the hospital takes none, the visit has begun, or somebody else of the family is writing it.',
  part: {
    complaint: 'What it is about',
    present: 'How it is now',
    past: 'Earlier health',
    allergies: 'Allergies',
    medicines: 'Medicines',
    family: 'Family',
  },
  words: 'More',
  required: 'The doctor needs to know this',
  kept: 'Kept; you can go on later',
  read: 'Done, read it through',
  reading: {
    title: 'Read it, then give it to the doctor',
    text: 'This is what the doctor sees. Change what is not right.',
    edit: 'Change',
    empty: 'Nothing entered',
    missing: '{{count}} answers that the doctor needs are missing',
    back: 'Go back and answer',
    send: 'Give it to the doctor',
    private: 'Only you and the doctor who sees you can read it.',
  },
  state: {
    sending: {
      title: 'On its way to the doctor',
      text: 'You may leave this page; it says so here once the hospital has it.',
    },
    delivered: { title: 'The doctor can read it', text: 'Bring your records and the medicines you take.' },
    undelivered: {
      title: 'The hospital’s system did not take it',
      text: 'Show this page to the doctor at the visit.',
    },
  },
  consultation: {
    of: 'Online consultation, {{department}}',
    for: 'Online consultation, {{department}}, for {{name}}',
    closed:
      'There is no note for this consultation: it was deleted, the platform takes none, or somebody else is writing it. Please go back and tell the doctor.',
    state: {
      sending: { title: 'On its way to the doctor', text: 'You may go back; nothing keeps you here.' },
      delivered: {
        title: 'The doctor can read it',
        text: 'Go back to the consultation and wait for the answer.',
      },
      undelivered: {
        title: 'The platform did not take it',
        text: 'Please go back, and tell the doctor what is written here.',
      },
    },
    goOn: 'Back to the consultation',
    forget: 'Delete this note',
    forgetSheet: {
      title: 'Delete this note?',
      text: 'It is not kept here any more. What the doctor has stays with the platform; what has not arrived yet will not.',
      action: 'Delete',
    },
  },
  working: 'Saving',
}
