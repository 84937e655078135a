import { STATUS_CODES } from 'node:http'
import type { Route } from '../api/route.js'
import type { RouteGroup } from '../routes/table.js'
import type { JsonSchema } from '../params/param.js'
import { type Components, parametersOf, schemaOf } from './schema.js'
import { ErrorCodec, ProblemCodec } from './errors.js'

const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  user: 'current, an id, or a username with or without @',
  range: 'last_7_days, last_30_days, last_6_months, last_year, all_time, a year (2026) or a month (2026-11)',
  insight: 'the aspect asked for',
}

const pathParametersOf = (path: string): ReadonlyArray<JsonSchema> =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name, in: 'path', required: true, schema: { type: 'string' }, description: PATH_PARAMETERS[name] ?? `the ${name}'s id or name`,
  }))

const queryParametersOf = ({ query }: Route): ReadonlyArray<JsonSchema> =>
  query === null
    ? []
    : parametersOf(query).map(({ name, required, param }) => ({
        name, in: 'query', required, schema: param.schema, description: `Expects ${param.expected}.`,
      }))

const KEY = [{ basicKey: [] }, { bearerKey: [] }, { queryKey: [] }]
const COOKIE = [{ session: [] }]

const securityOf = ({ access, method }: Route): ReadonlyArray<JsonSchema> => {
  if (access === 'anybody') return [{}]
  const signedIn = method === 'GET' ? [...KEY, ...COOKIE] : KEY
  return access === 'own' ? signedIn : [{}, ...signedIn]
}

const answersOf = (route: Route, components: Components): JsonSchema => {
  const answers: Record<string, JsonSchema> = {}
  for (const [status, codec] of Object.entries(route.answers)) {
    answers[status] = { description: STATUS_CODES[status] ?? status, content: { 'application/json': { schema: schemaOf(codec, components) } } }
  }
  const isProblem = route.errors === 'problem'
  answers['default'] = {
    description: 'Refused or failed; code says why and is stable.',
    content: isProblem
      ? { 'application/problem+json': { schema: schemaOf(ProblemCodec, components) } }
      : { 'application/json': { schema: schemaOf(ErrorCodec, components) } },
  }
  return answers
}

const operationOf = (route: Route, components: Components): JsonSchema => ({
  operationId: route.operation,
  tags: [route.tag],
  summary: route.summary,
  security: securityOf(route),
  parameters: [...pathParametersOf(route.path), ...queryParametersOf(route)],
  ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, components) } } } }),
  responses: answersOf(route, components),
})

const SECURITY_SCHEMES = {
  basicKey: { type: 'http', scheme: 'basic', description: 'The API key as user name, without a password.' },
  bearerKey: { type: 'http', scheme: 'bearer', description: 'The API key.' },
  queryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
  session: { type: 'apiKey', in: 'cookie', name: 'codetime_session', description: 'A signed-in browser. Reads only.' },
}

/** The path as OpenAPI writes it: `/users/{user}`. */
export const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** An OpenAPI 3.1 document of every route in the table. */
export const openApiDocument = (groups: ReadonlyArray<RouteGroup>, version: string): JsonSchema => {
  const components: Components = {}
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const { root, routes } of groups) {
    for (const route of routes) {
      const operations = (paths[openApiPath(root + route.path)] ??= {})
      operations[route.method.toLowerCase()] = operationOf(route, components)
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CodeTime Analytics',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: 'The WakaTime protocol and what this server adds to it. Also served below /api/compat/wakatime/v1 and /api/users.',
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: components, securitySchemes: SECURITY_SCHEMES },
  }
}
