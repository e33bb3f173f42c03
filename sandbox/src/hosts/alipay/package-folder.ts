import { readdir, readFile } from 'node:fs/promises'
import { extname, join, normalize, relative, sep } from 'node:path'

const TEXT_FILES = new Set(['.js', '.json', '.axml', '.acss', '.sjs'])

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** Every text file of a compiled package by its path; undefined when there is no package yet. */
export async function readPackage(folder: string): Promise<Record<string, string> | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const texts: Record<string, string> = {}
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && TEXT_FILES.has(extname(entry.name)))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        texts[relative(folder, path).split(sep).join('/')] = await readFile(path, 'utf8')
      }),
  )

  return 'app.json' in texts ? texts : undefined
}

/** One file of the package, such as a picture; undefined when there is none. */
export async function readPackageFile(
  folder: string,
  path: string,
): Promise<{ type: string; content: Buffer } | undefined> {
  const inside = normalize(path)
  if (inside.startsWith('..')) return undefined
  try {
    const content = await readFile(join(folder, inside))

    return { content, type: TYPES[extname(inside)] ?? 'text/plain; charset=utf-8' }
  } catch {
    return undefined
  }
}
