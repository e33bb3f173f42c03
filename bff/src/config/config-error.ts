/** A configuration that cannot be used: one line that names file and field. */
export class ConfigError extends Error {}
