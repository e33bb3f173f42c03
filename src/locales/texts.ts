/** The same keys, any words: an English file that misses a key of its Chinese one, or adds one, does not compile. */
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }
