/** A value of the address's query that is one of these. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  text: string | null,
): Word | undefined {
  return words.find((word) => word === text)
}
