import { defineConfig } from '@hey-api/openapi-ts';

/** The client of the HTTP API: functions and types from openapi.json, which send through our own transport. */
export default defineConfig({
  input: 'openapi.json',
  output: {
    path: process.env['API_OUTPUT'] ?? 'src/app/api/generated',
    entryFile: false,
    postProcess: [],
    module: { resolve: (path) => (path === '@hey-api/client-angular' ? '../transport' : path) },
  },
  logs: { file: false, level: 'warn' },
  plugins: [
    { name: '@hey-api/client-angular', bundle: false, baseUrl: false },
    { name: '@hey-api/sdk', auth: false, client: false },
    '@hey-api/typescript',
  ],
});
