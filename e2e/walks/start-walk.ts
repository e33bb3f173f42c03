import { launchBrowser } from '../phone/browser.ts'
import { startStack } from '../stack.ts'
import { type Lives, prepareLives } from './lives.ts'
import { Walker } from './walker.ts'

export interface Walk {
  walker: Walker
  lives: Lives
  close(): Promise<void>
}

/** Everything that a walk over the pages needs, for one test file. */
export async function startWalk(): Promise<Walk> {
  const [stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const lives = await prepareLives(stack)
  const walker = new Walker({ browser, stack, lives })

  return {
    walker,
    lives,
    async close() {
      await walker.close()
      await browser.close()
      await stack.close()
    },
  }
}
