declare const brand: unique symbol

/** A primitive that has been checked once, at the edge, and is trusted from there on. */
export type Brand<Primitive, Name extends string> = Primitive & { readonly [brand]: Name }
