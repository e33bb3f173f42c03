import path from 'node:path'

/** Libraries that ship syntax newer than the oldest web view we serve; Taro leaves node_modules alone otherwise. */
const modernLibraries =
  /node_modules[\\/](@tanstack|i18next|mobx|mobx-react-lite|@nutui|d3-[a-z-]+|internmap|uqr)[\\/]/
/** Ours, but outside `src/`: the contract, and what config/ adds to the package. */
const ours = [path.resolve(__dirname, '../contract'), __dirname]

/** Which files outside `src/` Babel compiles down to ES5. */
export const transpiled = [
  (file: string) => modernLibraries.test(file) || ours.some((folder) => file.startsWith(folder)),
]
