// Writes every Material Design icon into small JSON shards under target/generated/icons, so that an agent may name any
// icon and the browser fetches a few kilobytes for it instead of the whole set.
import { mkdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import * as mdi from '@mdi/js';

const SHARDS = 256;
const folder = 'target/generated/icons';

/** The same sum as in src/app/ui/icons.ts: the shard in which a name is found. */
function shardOf(name) {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.charCodeAt(0)) % 65521;
  return sum % SHARDS;
}

if (!existsSync(`${folder}/0.json`)) {
  const shards = Array.from({ length: SHARDS }, () => ({}));
  for (const [name, path] of Object.entries(mdi)) {
    const kebab = name
      .replace(/^mdi/, '')
      .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
      .replace(/([0-9])([A-Z])/g, '$1-$2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
      .toLowerCase();
    shards[shardOf(kebab)][kebab] = path;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  shards.forEach((shard, number) => writeFileSync(`${folder}/${number}.json`, JSON.stringify(shard)));
}
