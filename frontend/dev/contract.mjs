// Holds the mock server to the description of the API: what is asked of it and what it answers have to fit openapi.json.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const api = JSON.parse(readFileSync('openapi.json', 'utf8'));
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, verbose: true });
ajv.addSchema(api, 'api');

const operations = Object.entries(api.paths).map(([path, methods]) => ({
  path,
  methods,
  // A literal segment goes before a parameter.
  weight: path.split('{').length,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));
operations.sort((a, b) => a.weight - b.weight);

const pointer = (...keys) =>
  keys
    .map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');

function faults(value, ...keys) {
  const validate = ajv.getSchema(`api#/${pointer(...keys)}`);
  if (!validate || validate(value)) return [];
  // Filled in at any depth: what was missing within something that may be null is looked at again.
  while (validate.errors.filter(filled).length) if (validate(value)) return [];
  return validate.errors.map(({ instancePath, message }) => `${instancePath || 'it'} ${message}`);
}

/** What may be null and is not given is null: the mock need not name it. */
function filled({ keyword, params, parentSchema, data }) {
  if (keyword !== 'required') return false;
  if (params.missingProperty in data) return false;
  const property = parentSchema.properties?.[params.missingProperty];
  const nullable = [property?.type].flat().includes('null') || property?.anyOf?.some(({ type }) => type === 'null');
  if (nullable) data[params.missingProperty] = null;
  return nullable;
}

/** What of a request and its answer is not as described, in sentences. */
export function misfits(request, path, body, { status, json }) {
  const method = request.method.toLowerCase();
  const found = operations.find(({ pattern, methods }) => pattern.test(path) && methods[method]);
  const name = `${request.method} ${path}`;
  if (!found) return path.startsWith('/api/v1/mock/') ? [] : [`${name} is not described.`];
  if (status >= 400) return [];
  const place = ['paths', found.path, method];
  const { requestBody, responses } = found.methods[method];
  const told = [];
  if (requestBody?.content['application/json'] && (body !== '' || requestBody.required))
    told.push(
      ...faults(JSON.parse(body || 'null'), ...place, 'requestBody', 'content', 'application/json', 'schema').map(
        (fault) => `${name} was asked with a body in which ${fault}.`,
      ),
    );
  const response = responses[String(status)];
  if (!response) told.push(`${name} is not described as answering ${status}.`);
  else if (response.content)
    told.push(
      ...faults(json, ...place, 'responses', String(status), 'content', 'application/json', 'schema').map(
        (fault) => `${name} answered something in which ${fault}.`,
      ),
    );
  return told;
}
