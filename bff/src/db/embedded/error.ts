/** The embedded database cannot be used: one line that says what is wrong and what helps. */
export class EmbeddedDatabaseError extends Error {}
