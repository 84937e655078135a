/** A promise, and what settles it. (`Promise.withResolvers` came with Node 22.) */
export interface Deferred<A> {
  readonly promise: Promise<A>
  readonly resolve: (value: A) => void
}

export const deferred = <A>(): Deferred<A> => {
  const settle: { resolve?: (value: A) => void } = {}
  const promise = new Promise<A>((resolve) => { settle.resolve = resolve })
  return { promise, resolve: (value) => settle.resolve?.(value) }
}
