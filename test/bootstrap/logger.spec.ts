import { expect } from 'chai'
import { makeLogger } from '../../bootstrap/logger.js'

const written = (level: 'info' | 'warn', fields: object): string => {
  let lines = ''
  makeLogger(level, { write: (line) => { lines += line } }).info(fields, 'served')
  return lines
}

describe('the log', () => {
  it('writes one JSON line a message', () => {
    expect(JSON.parse(written('info', { status: 200 }))).to.include({ level: 30, status: 200, msg: 'served' })
  })

  it('leaves out what opens an account, inside what it is given too', () => {
    const line = written('info', {
      authorization: 'hunter2',
      request: { headers: { authorization: 'hunter2', cookie: 'hunter2' }, query: { api_key: 'hunter2', token: 'hunter2' } },
      store: { password: 'hunter2', connectionString: 'hunter2' },
    })
    expect(line).not.to.include('hunter2')
    expect(line).to.include('[redacted]')
  })

  it('writes nothing below its level', () => {
    expect(written('warn', {})).to.equal('')
  })
})
