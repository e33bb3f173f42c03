import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ConfigError } from '../config.ts'

/** `app.1dc0bcda.js`: another content has another name. */
const HASHED = /\.[0-9a-f]{8,}\.\w+(\.(br|gz))?$/
const FOR_EVER = 'public, max-age=31536000, immutable'
const FOR_AN_HOUR = 'public, max-age=3600'

/** Serves the built H5, compressed at build time (`.br`, `.gz` beside each file). */
export async function registerBuiltApp(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new ConfigError(`staticDir ${folder} holds no built app; run "npm run build" first`)
  }
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

function cacheControlOf(path: string): string {
  if (HASHED.test(path)) return FOR_EVER

  return /\.html(\.(br|gz))?$/.test(path) ? 'no-cache' : FOR_AN_HOUR
}
