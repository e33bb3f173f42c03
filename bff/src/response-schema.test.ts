import { consoleRoutes } from '@tongzhen/contract/console-routes'
import type { Route } from '@tongzhen/contract/route'
import { routes } from '@tongzhen/contract/routes'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import { ZodType } from 'zod'
import { responseJsonSchema } from './response-schema.ts'

it('every answer of the contract can be written: a server compiles them only when they are asked for', async () => {
  const app = fastify()
  const all: Route[] = [...Object.values(routes), ...Object.values(consoleRoutes)]
  const answers = all.flatMap(({ response }) => (response instanceof ZodType ? [response] : []))
  for (const [index, answer] of answers.entries()) {
    app.get(`/${index}`, { schema: { response: { 200: responseJsonSchema(answer) } } }, () => ({}))
  }

  await expect(app.ready()).resolves.toBeDefined()
  expect(answers.length).toBeGreaterThan(100)
})
