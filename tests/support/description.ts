import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'

type Operation = {
  security: object[]
  parameters: { name: string; in: string; required: boolean }[]
  responses: Record<string, { content: Record<string, { schema: object }> }>
}

/** The description of the API as it is served. */
export type Description = Record<string, never> & {
  paths: Record<string, { get: Operation }>
  components: object
}

/** Says what in a body is not as the description promises, by a validator that knows nothing of ours. */
export function faultsIn(document: Description, path: string, status: string, body: unknown) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  const { get } = document.paths[path] as { get: Operation }
  const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/${status}`
  const answer = get.responses[status] as { $ref?: string; content?: object }
  const at = answer.$ref ? answer.$ref.slice(1) : pointer
  const type = status === '200' ? 'application/json' : 'application/problem+json'
  ajv.addSchema({ ...document, $id: 'http://x/openapi' } as object)
  const check = ajv.compile({
    $ref: `http://x/openapi#${at}/content/${type.replaceAll('/', '~1').replaceAll('+', '%2B')}/schema`,
  })
  return check(body) ? [] : check.errors
}
