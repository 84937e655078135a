import type { Catalogue, Sighting } from '../../../core/index.js'
import { attempt, type Sql, statement } from '../sql.js'
import { logUnavailable } from './heartbeat-log.js'

const projectsOf = statement('projects', './projects.sql', import.meta.url)
const machinesOf = statement('machines', './machines.sql', import.meta.url)
const userAgentsOf = statement('user-agents', './user-agents.sql', import.meta.url)

export const makeTimescaleCatalogue = (sql: Sql): Catalogue => ({
  projects: (user) => attempt(() => sql.any<Sighting>(projectsOf([user])), logUnavailable),
  machines: (user) => attempt(() => sql.any<Sighting>(machinesOf([user])), logUnavailable),
  userAgents: (user) => attempt(() => sql.any<Sighting>(userAgentsOf([user])), logUnavailable),
})
