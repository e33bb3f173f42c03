/** The answers that this replica is writing, so that they can be stopped, and waited for when it closes. */
export interface Answers {
  /** `work` goes on after the request; another one of the same conversation is stopped. */
  begin(conversationId: string, work: (signal: AbortSignal) => Promise<void>): void
  stop(conversationId: string): void
  /** Stops all, and waits until what they are to say last is written. */
  close(): Promise<void>
}

export function createAnswers({ onError }: { onError: (error: unknown) => void }): Answers {
  const running = new Map<string, { stopped: AbortController; done: Promise<void> }>()

  return {
    begin(conversationId, work) {
      running.get(conversationId)?.stopped.abort()
      const stopped = new AbortController()
      const done = work(stopped.signal)
        .catch(onError)
        .finally(() => {
          if (running.get(conversationId)?.stopped === stopped) running.delete(conversationId)
        })
      running.set(conversationId, { stopped, done })
    },
    stop: (conversationId) => running.get(conversationId)?.stopped.abort(),
    async close() {
      const all = [...running.values()]
      for (const { stopped } of all) stopped.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}
