// Renews the client of the HTTP API from openapi.json; with --check only says whether it is stale.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';

const FOLDER = 'src/app/api/generated';
// Of a client of the generator's own, which is not used.
const UNUSED = 'client.gen.ts';

const check = process.argv.includes('--check');
// Beside the real one, so that the same relative imports and the same format hold.
const folder = check ? mkdtempSync('src/app/api/generated-') : FOLDER;
try {
  await generate();
  if (check && differs()) {
    console.error(`${FOLDER} is not what openapi.json describes. Run "npm run api" and commit the result.`);
    process.exitCode = 1;
  }
} finally {
  if (check) rmSync(folder, { recursive: true });
}

async function generate() {
  const { status } = spawnSync(process.execPath, ['node_modules/@hey-api/openapi-ts/bin/run.js'], {
    env: { ...process.env, API_OUTPUT: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The client could not be generated from openapi.json.');
  rmSync(join(folder, UNUSED), { force: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const options = await prettier.resolveConfig(file);
    writeFileSync(file, await prettier.format(readFileSync(file, 'utf8'), { ...options, filepath: file }));
  }
}

function differs() {
  const names = readdirSync(folder);
  return (
    names.join() !== readdirSync(FOLDER).join() ||
    names.some((name) => readFileSync(join(folder, name), 'utf8') !== readFileSync(join(FOLDER, name), 'utf8'))
  );
}
