/** How many letters must be added, removed or replaced to make one word of the other. */
const distance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1))
    }
    previous = current
  }
  return previous[b.length]!
}

const withoutPrefix = (name: string): string => name.toUpperCase().replace(/^CODETIME_/, '')

/** The name that was probably meant: at most a third of it is wrong, the prefix all share aside. Undefined when none is near. */
export const nearest = (name: string, names: ReadonlyArray<string>): string | undefined => {
  const ranked = names
    .map((candidate) => ({ candidate, distance: distance(withoutPrefix(name), withoutPrefix(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.ceil(withoutPrefix(best.candidate).length / 3) ? best.candidate : undefined
}
