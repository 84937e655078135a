#!/usr/bin/env node
import { complain } from './cli/complain.js'
import { makeProgram } from './cli/program.js'

try {
  await makeProgram().parseAsync()
} catch (error) {
  complain(error)
}
