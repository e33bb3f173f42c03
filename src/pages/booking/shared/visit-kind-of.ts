import { type VisitKind, visitKinds } from '@tongzhen/contract/states'

/** The kind of visit a page's address asks for, or undefined when it asks for none we know. */
export function visitKindOf(param: string | undefined): VisitKind | undefined {
  return visitKinds.find((kind) => kind === param)
}
