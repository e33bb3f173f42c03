import { useSearchParams } from 'react-router'

/** What is chosen on a page stands in its address: a reload, a link and the way back find it as it was. */
export function useChoices() {
  const [search, setSearch] = useSearchParams()

  return {
    search,
    /** Nothing, or the empty text, is no choice. */
    choose(more: Readonly<Record<string, string | undefined>>) {
      const next = new URLSearchParams(search)
      for (const [name, value] of Object.entries(more)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      setSearch(next, { replace: true })
    },
  }
}
