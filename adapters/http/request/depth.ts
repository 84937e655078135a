/** Whether a JSON value nests deeper than `levels`: a bare text or number has none, `[]` has one. */
export const isDeeperThan = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof part === 'object' && isDeeperThan(part, levels - 1)) return true
  }
  return false
}
