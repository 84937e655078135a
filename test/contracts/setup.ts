import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

/** How a contract gets at the adapter it is to prove. */
export interface Setup<Ports> {
  /** A working adapter. Asked once a contract; it need not be empty, for every test brings its own users and names. */
  readonly make: () => Promise<Ports>
  /** The same adapter after its service has gone for good: every call must answer its failure, and none may throw. */
  readonly makeBroken?: (() => Promise<Ports>) | undefined
}

/** Runs it and gives what it answered; fails the test when it answered a failure. */
export const right = async <L, A>(asked: TE.TaskEither<L, A>): Promise<A> => {
  const answer = await asked()
  if (E.isLeft(answer)) throw new Error(`expected an answer, got the failure ${JSON.stringify(answer.left)}`, { cause: answer.left })
  return answer.right
}

/** Runs it and gives its failure; fails the test when there was none. */
export const left = async <L, A>(asked: TE.TaskEither<L, A>): Promise<L> => {
  const answer = await asked()
  if (E.isRight(answer)) throw new Error(`expected a failure, got the answer ${JSON.stringify(answer.right)}`)
  return answer.left
}

/** Runs all of them at once. */
export const atOnce = <L, A>(asked: ReadonlyArray<TE.TaskEither<L, A>>): Promise<ReadonlyArray<A>> => Promise.all(asked.map(right))

export const expectMethods = (port: object, methods: ReadonlyArray<string>): void => {
  for (const method of methods) expect(port, `method ${method}`).to.have.property(method).that.is.a('function')
}

/** Each call must answer a failure with this tag and a cause. */
export const expectUnavailable = async (
  tag: string,
  calls: Readonly<Record<string, TE.TaskEither<{ readonly _tag: string; readonly cause?: unknown }, unknown>>>,
): Promise<void> => {
  for (const [method, call] of Object.entries(calls)) {
    const failure = await left(call)
    expect(failure, method).to.have.property('_tag', tag)
    expect(failure.cause, `${method} says the cause`).to.not.equal(undefined)
  }
}
