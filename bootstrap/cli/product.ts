import * as E from 'fp-ts/lib/Either.js'
import type { Container } from 'inversify'
import { type Config, readConfig, textOf } from '../config/index.js'
import { closeContainer, makeContainer } from '../container.js'
import { Refusal } from '../refusal.js'

/** The configuration of this process; its mistakes are refused, all at once. */
export const ownConfig = (): Config => {
  const config = readConfig(process.env)
  if (E.isLeft(config)) throw new Refusal(textOf(config.left))
  return config.right
}

/** Gives a command the product, beside a server that may be running, and closes it afterwards. */
export const withProduct = async <A>(command: (container: Container, config: Config) => Promise<A>): Promise<A> => {
  const config = ownConfig()
  if (config.store._tag === 'Memory') {
    throw new Refusal('CODETIME_STORE is memory: what a server keeps there is its own, and no command can reach it')
  }
  const container = makeContainer(config)
  try {
    return await command(container, config)
  } finally {
    await closeContainer(container).catch(() => undefined)
  }
}
