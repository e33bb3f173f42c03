import { z } from 'zod'

/**
 * What an editor writes: a few signs of CommonMark (`## ` heading, `- ` and `1. ` lists, `**strong**`, an empty line
 * between paragraphs). Control characters, and those that turn the direction of writing or are not seen, are refused.
 */
export const richSource = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^(?:[^\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff]|\n)*$/u),
    )

const piece = z.object({ text: z.string(), isStrong: z.boolean() }).strict()
export type RichPiece = z.output<typeof piece>

/** What becomes of it: a tree without markup, links, addresses or styles. Nobody ever puts it together as HTML (S23). */
export const richBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), pieces: z.array(piece) }).strict(),
  z.object({ kind: z.literal('paragraph'), pieces: z.array(piece) }).strict(),
  z.object({ kind: z.literal('list'), isOrdered: z.boolean(), items: z.array(z.array(piece)) }).strict(),
])
export type RichBlock = z.output<typeof richBlock>
