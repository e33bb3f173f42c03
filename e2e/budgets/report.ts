/** Says a figure in the output of the tests, where whoever reads them looks for it. */
export function report(line: string): void {
  console.log(`  budget: ${line}`)
}
