/** PROPOSED names, and by which first bytes such a file is known. */
export const fileTypes = {
  pdf: { type: 'application/pdf', begins: '%PDF-' },
  png: { type: 'image/png', begins: '\x89PNG\r\n' },
  jpg: { type: 'image/jpeg', begins: '\xff\xd8\xff' },
} as const
