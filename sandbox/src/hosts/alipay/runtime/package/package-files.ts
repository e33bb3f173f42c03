/** The text files of a compiled mini-program, by their path inside it. */
export class PackageFiles {
  readonly #texts: ReadonlyMap<string, string>

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(texts))
  }

  read(path: string): string | undefined {
    return this.#texts.get(path)
  }

  /** The parsed content of a JSON file of the package; undefined when there is none. */
  json<T>(path: string): T | undefined {
    const text = this.read(path)

    return text === undefined ? undefined : (JSON.parse(text) as T)
  }
}

/** `../b/c` seen from `a/x/y.js` is `a/b/c`; a leading slash means the root of the package. */
export function resolvePath(from: string, relative: string): string {
  if (relative.startsWith('/')) return relative.slice(1)
  const folders = from.split('/').slice(0, -1)
  for (const step of relative.split('/')) {
    if (step === '..') folders.pop()
    else if (step !== '.' && step !== '') folders.push(step)
  }

  return folders.join('/')
}
