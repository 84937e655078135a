/** The machine of an `X-Machine-Name` header, which the Go client escapes like a query. Null when there is none. */
export const machineNameOf = (header: string | ReadonlyArray<string> | undefined): string | null => {
  const sent = typeof header === 'string' ? header : header?.[0]
  if (sent === undefined || sent.trim() === '') return null
  const spaced = sent.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced).trim()
  } catch {
    return spaced.trim()
  }
}
