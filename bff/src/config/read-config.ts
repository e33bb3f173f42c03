import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { type Config, configSchema } from '../config.ts'
import { ConfigError } from './config-error.ts'
import { checkHealthCards } from './health-cards.ts'
import { checkMerchants, withAbsoluteKeys } from './merchants.ts'
import { checkPlatforms } from './platforms.ts'
import { checkRecords } from './records.ts'
import { checkReports } from './reports.ts'

/**
 * Reads the JSON file named by `TONGZHEN_CONFIG`, with the few values that differ by machine taken from the
 * environment. Nothing else reads the environment.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const file = env.TONGZHEN_CONFIG
  if (!file)
    throw new ConfigError('TONGZHEN_CONFIG does not name a configuration file (see bff/config.example.json)')
  const overrides = {
    port: env.PORT === undefined ? undefined : Number(env.PORT),
    host: env.TONGZHEN_HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.TONGZHEN_DATA === undefined ? undefined : resolve(env.TONGZHEN_DATA),
    keysDir: env.TONGZHEN_KEYS === undefined ? undefined : resolve(env.TONGZHEN_KEYS),
    logLevel: env.TONGZHEN_LOG,
  }
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))

  return parseConfig({ ...readJson(file), ...given }, { file, baseDir: dirname(resolve(file)) })
}

/** Checks a configuration and makes its paths absolute, seen from `baseDir`. */
export function parseConfig(
  input: unknown,
  { file = 'configuration', baseDir = '.' }: { file?: string; baseDir?: string } = {},
): Config {
  const parsed = configSchema.safeParse(input)
  if (!parsed.success) throw new ConfigError(`${file}: ${describe(parsed.error)}`)
  const config = withAbsolutePaths(parsed.data, baseDir)
  const known = new Set(config.institutions.map((one) => one.institutionId))
  for (const [channel, { institutions }] of Object.entries(config.portals)) {
    const unknown = institutions.find((one) => !known.has(one))
    if (unknown)
      throw new ConfigError(
        `${file}: portals.${channel}.institutions names ${unknown}, which is not among institutions`,
      )
  }

  checkPlatforms(config, file)
  checkMerchants(config, file)
  for (const institution of config.institutions) checkReports(institution, file)
  for (const institution of config.institutions) checkRecords(institution, file)
  checkHealthCards(config, file)

  return config
}

function withAbsolutePaths(config: z.output<typeof configSchema>, baseDir: string): Config {
  const absolute = (path: string) => resolve(baseDir, path)
  const dataDir = absolute(config.dataDir)

  return {
    ...config,
    dataDir,
    institutions: config.institutions.map((one) => ({
      ...one,
      contentPaths: one.contentPaths.map(absolute),
      platforms: one.platforms.map((platform) => ({
        ...platform,
        publicKeyPaths: Object.fromEntries(
          Object.entries(platform.publicKeyPaths).map(([id, path]) => [id, absolute(path)]),
        ),
      })),
    })),
    keysDir: config.keysDir === undefined ? resolve(dataDir, 'keys') : absolute(config.keysDir),
    staticDir: config.staticDir && absolute(config.staticDir),
    console: config.console && {
      ...config.console,
      staticDir: config.console.staticDir && absolute(config.console.staticDir),
    },
    consentDocumentsDir: config.consentDocumentsDir && absolute(config.consentDocumentsDir),
    alipay: config.alipay && {
      ...config.alipay,
      privateKeyPath: absolute(config.alipay.privateKeyPath),
      appCertPath: absolute(config.alipay.appCertPath),
      alipayCertPath: absolute(config.alipay.alipayCertPath),
      rootCertPath: absolute(config.alipay.rootCertPath),
    },
    merchants: Object.fromEntries(
      Object.entries(config.merchants).map(([name, one]) => [name, withAbsoluteKeys(one, absolute)]),
    ),
  }
}

function readJson(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new ConfigError(missing ? `${file} does not exist` : `${file} is not a JSON object`)
  }
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'invalid'
  if (issue.code === 'unrecognized_keys')
    return `${[...issue.path, ''].join('.')}${issue.keys[0]} is not a field`

  return `${issue.path.join('.') || 'it'}: ${issue.message}`
}
