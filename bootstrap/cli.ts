#!/usr/bin/env node
import { complain } from './cli/complain.js'
import { makeProgram } from './cli/program.js'

const asked = process.argv.slice(2)

try {
  await makeProgram().parseAsync(asked.length === 0 ? ['serve'] : asked, { from: 'user' })
} catch (error) {
  complain(error)
}
