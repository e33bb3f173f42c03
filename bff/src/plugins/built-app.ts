import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ConfigError } from '../config/config-error.ts'

/** `app.1dc0bc.js`: another content has another name. */
const HASHED = /\.[0-9a-f]{6,}\.\w+(\.(br|gz))?$/
/** The page, and the worker that keeps the app on the phone: both name the files of one build. */
const ASKED_EVERY_TIME = /(\.html|\/offline\.js)(\.(br|gz))?$/
const FOR_EVER = 'public, max-age=31536000, immutable'
const FOR_AN_HOUR = 'public, max-age=3600'

/** Serves the built H5, compressed at build time (`.br`, `.gz` beside each file). */
export async function registerBuiltApp(app: FastifyInstance, folder: string): Promise<void> {
  pageOf(folder)
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders(reply, path) {
      reply.header('cache-control', cacheControlOf(path))
      reply.header('vary', 'accept-encoding')
    },
  })
}

/**
 * Of the scripts that stand in the built page itself, as a content security policy names them (CSP 3 §8.3).
 * @throws ConfigError when there is no built page
 */
export function inlineScriptHashes(folder: string): string[] {
  const scripts = readFileSync(pageOf(folder), 'utf8').matchAll(/<script>(.*?)<\/script>/gs)

  return Array.from(scripts, ([, script = '']) => {
    const hash = createHash('sha256').update(script).digest('base64')
    return `'sha256-${hash}'`
  })
}

function pageOf(folder: string): string {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) {
    throw new ConfigError(`staticDir ${folder} holds no built app; run "npm run build" first`)
  }

  return page
}

function cacheControlOf(path: string): string {
  if (HASHED.test(path)) return FOR_EVER

  return ASKED_EVERY_TIME.test(path) ? 'no-cache' : FOR_AN_HOUR
}
