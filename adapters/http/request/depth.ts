/** Whether a JSON value nests deeper than `levels`: a bare text or number has none, `[]` has one. */
export const isDeeperThan = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  if (Array.isArray(value)) return value.some((part) => isDeeperThan(part, levels - 1))
  const fields = value as Readonly<Record<string, unknown>>
  // What was parsed inherits no names, and going through them without making a list of the values is several times as fast.
  for (const name in fields) if (isDeeperThan(fields[name], levels - 1)) return true
  return false
}
