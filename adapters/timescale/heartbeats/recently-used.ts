/**
 * A bounded map. When it is full, what was not used lately is forgotten: two generations, of which the older is dropped when
 * the younger is full, so that using an entry costs no bookkeeping.
 */
export class RecentlyUsed<Value> {
  private young = new Map<string, Value>()
  private old = new Map<string, Value>()
  constructor(private readonly limit: number) {}

  get(key: string): Value | undefined {
    const found = this.young.get(key)
    if (found !== undefined) return found
    const aged = this.old.get(key)
    if (aged !== undefined) this.set(key, aged)
    return aged
  }

  set(key: string, value: Value): void {
    if (this.young.size >= this.limit) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, value)
  }
}
