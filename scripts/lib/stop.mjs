/** Something a person can mend: printed as one line, without a stack. */
export class Stop extends Error {}

/** Runs a command of ours; what a person can mend is one clear line, anything else keeps its stack. */
export async function main(run) {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(`\n✗ ${error.message}`)
    process.exitCode = 1
  }
}
