type Body = () => void | Promise<void>

/** Runs what `contract` would have registered with mocha, and answers the titles of the tests that failed. */
export const failuresOf = async (contract: () => void): Promise<ReadonlyArray<string>> => {
  const hooks: Body[] = []
  const tests: Array<{ readonly title: string; readonly body: Body }> = []
  const { describe, it, before } = globalThis
  Object.assign(globalThis, {
    describe: (_title: string, body: () => void) => body(),
    it: (title: string, body: Body) => void tests.push({ title, body }),
    before: (body: Body) => void hooks.push(body),
  })
  try {
    contract()
  } finally {
    Object.assign(globalThis, { describe, it, before })
  }

  if (tests.length === 0) throw new Error('the contract has no tests')
  for (const hook of hooks) await hook()
  const failures: string[] = []
  for (const { title, body } of tests) {
    try {
      await body()
    } catch {
      failures.push(title)
    }
  }
  return failures
}
