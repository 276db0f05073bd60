import { z } from 'zod'
import type { Operation } from '../operation'
import { scopes } from '../tokens/schema'
import { operations } from './operations'

type Schema = Record<string, unknown>

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 is made of; named parts go to `parts` and are pointed at. */
function schemaOf(type: z.ZodType, io: 'input' | 'output', parts: Schema): Schema {
  const made = z.toJSONSchema(type, { io }) as Schema & { $defs?: Schema }
  const { $schema: _, $defs = {}, ...plain } = made
  const text = (one: unknown) =>
    JSON.parse(JSON.stringify(one).replaceAll('"#/$defs/', '"#/components/schemas/')) as Schema
  for (const [name, one] of Object.entries($defs)) {
    const { id: __, ...rest } = text(one)
    parts[name] = rest
  }
  const { id, ...whole } = text(plain)
  if (typeof id !== 'string') return whole
  parts[id] = whole
  return { $ref: `#/components/schemas/${id}` }
}

function parametersOf({ params, query }: Operation, parts: Schema) {
  const listed = (type: z.ZodObject, where: 'path' | 'query') => {
    const { properties = {}, required = [] } = schemaOf(type, 'input', parts) as {
      properties?: Record<string, Schema>
      required?: string[]
    }
    return Object.entries(properties).map(([name, { description, ...schema }]) => ({
      ...{ name, in: where, required: where === 'path' || required.includes(name) },
      ...(description ? { description } : {}),
      schema,
    }))
  }
  return [...listed(params, 'path'), ...listed(query, 'query')]
}

const refusals = {
  400: 'A parameter makes no sense, or a cursor is of another person or question',
  401: 'No token, or one that is not known, was taken back or is over',
  403: 'The token is not good for this',
  404: 'Not there, or not for the person of this token',
  429: 'Too many requests; Retry-After says when to come again',
}

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('What a program acts on'),
    detail: z.string().describe('A sentence in the language of the person'),
    errors: z.array(z.object({ parameter: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

function pathOf(operation: Operation, parts: Schema) {
  const answered = schemaOf(operation.answer, 'output', parts)
  const tag = { description: 'Changes when the answer does', schema: { type: 'string' } }
  const known = {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'An ETag that one has already',
    schema: { type: 'string' },
  }
  return {
    operationId: operation.name,
    summary: operation.summary,
    security: [{ token: [operation.scope] }],
    parameters: [...parametersOf(operation, parts), known],
    responses: {
      200: {
        description: 'Found',
        headers: { ETag: tag },
        content: { 'application/json': { schema: answered } },
      },
      304: { description: 'As it was', headers: { ETag: tag } },
      ...Object.fromEntries(
        Object.keys(refusals).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
      ),
    },
  }
}

/** The description of the API as OpenAPI 3.1, made of the schemas by which it works. */
export function openapi(server: string) {
  const schemas: Schema = {}
  const paths = Object.fromEntries(
    Object.values(operations).map((one) => [one.path, { get: pathOf(one, schemas) }]),
  )
  const content = { 'application/problem+json': { schema: schemaOf(problem, 'output', schemas) } }
  const responses = Object.fromEntries(
    Object.entries(refusals).map(([status, description]) => [status, { description, content }]),
  )
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sanggar',
      version: '1.0.0',
      description: `Coverage of the seven objectives for reports. A token reads what its person may see at that moment, and of it what its scopes name: ${scopes.join(', ')}.`,
      license: { name: 'Unlicensed', identifier: 'LicenseRef-Unlicensed' },
    },
    servers: [{ url: server }],
    paths,
    components: {
      schemas,
      responses,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made on the page of one’s account' },
      },
    },
  }
}
