import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Hospitals' times are Shanghai's; a test that passes only in another zone is wrong. */
process.env.TZ = 'Asia/Shanghai'

/** A minute or more each: begun last, the other workers would wait for them with nothing to do. */
const LONG =
  /[\\/](walks[\\/](every-page|other-looks)|booking[\\/](crash|faults-\w+)|journeys[\\/](book-a-doctor|refunds))\./

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)

    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    sequence: { sequencer: LongFirst },
    pool: 'forks',
    // What is wrong with a page is said in full.
    chaiConfig: { truncateThreshold: 0 },
    // Every worker of `bff` has a sandbox and connections of its own; scripts/test.mjs takes more.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'contract/**/*.test.ts',
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'config/**/*.test.ts',
            'console/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'bff',
          include: ['bff/**/*.test.ts'],
          globalSetup: ['bff/test/database.setup.ts'],
          // BFF and sandbox are read once for each worker, not for each file: that took longer than the tests. Nothing
          // here keeps anything in a module that another file could trip over.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'sandbox',
          include: ['sandbox/**/*.test.ts'],
          isolate: false,
          // Some start the whole sandbox, or a browser, beside the other worker.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['bff/test/database.setup.ts', 'e2e/bff.setup.ts'],
          // Each file has a sandbox, a BFF and a browser of its own; their code is read once for each worker.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
