import type { FastifyInstance, FastifyReply } from 'fastify'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { answerDone, answerNotFound } from './answer.ts'
import { readFault } from './fault-form.ts'
import type { PanelContext } from './panel-context.ts'
import { systemHealth } from './system-health.ts'

interface OfSystem {
  Params: { name: string }
}

/** `/panel/api/systems…` and `/panel/api/reset`: the panel's switches, for forms and for programs. */
export function registerSystemRoutes(app: FastifyInstance, { systems }: PanelContext): void {
  app.get('/api/systems', async () =>
    Promise.all(
      systems.map(async (system) => ({
        name: system.name,
        title: system.title,
        origin: system.origin,
        health: await systemHealth(system),
        exchanges: system.exchanges.recorded,
        faults: system.faults.list(),
      })),
    ),
  )

  app.get<OfSystem>('/api/systems/:name/exchanges', async (request, reply) =>
    withSystem(request.params.name, reply, (system) => reply.send(system.exchanges.list())),
  )

  app.post<OfSystem>('/api/systems/:name/faults', async (request, reply) =>
    withSystem(request.params.name, reply, (system) => {
      const fault = readFault(request.body)
      if (fault === undefined) return reply.code(400).send({ message: 'kind or probability is not valid' })

      return answerDone(request, reply, { id: system.faults.add(fault) })
    }),
  )

  app.post<OfSystem>('/api/systems/:name/faults/clear', async (request, reply) =>
    withSystem(request.params.name, reply, (system) => {
      system.faults.clear()

      return answerDone(request, reply)
    }),
  )

  app.post<{ Params: { name: string; id: string } }>(
    '/api/systems/:name/faults/:id/remove',
    async (request, reply) =>
      withSystem(request.params.name, reply, (system) => {
        system.faults.remove(request.params.id)

        return answerDone(request, reply)
      }),
  )

  app.post<OfSystem & { Body: { mode?: string } }>('/api/systems/:name/mode', async (request, reply) =>
    withSystem(request.params.name, reply, ({ modes }) => {
      const { mode = '' } = request.body
      if (!modes?.all.includes(mode)) return reply.code(400).send({ message: 'mode is not valid' })
      modes.choose(mode)

      return answerDone(request, reply)
    }),
  )

  app.post<OfSystem>('/api/systems/:name/reset', async (request, reply) =>
    withSystem(request.params.name, reply, (system) => {
      system.reset()

      return answerDone(request, reply)
    }),
  )

  app.post('/api/reset', async (request, reply) => {
    for (const system of systems) system.reset()

    return answerDone(request, reply)
  })

  function withSystem(
    name: string,
    reply: FastifyReply,
    work: (system: OutsideSystem) => FastifyReply,
  ): FastifyReply {
    const system = systems.find((known) => known.name === name)

    return system === undefined ? answerNotFound(reply, 'system') : work(system)
  }
}
