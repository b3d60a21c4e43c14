// Weighs what a browser has to fetch before the first page shows, compressed as it is served; fails above the limit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 150_000;
const STATIC = 'target/classes/static';

const page = readFileSync(join(STATIC, 'index.html'), 'utf8');
const named = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
  ([, file]) => file,
);
const files = [...new Set(named)].map((name) => {
  const bytes = readFileSync(join(STATIC, name));
  return { name, raw: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
});
const total = files.reduce((sum, file) => sum + file.gzipped, 0);
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

if (!files.length) {
  console.error('The built page names no script: has its layout changed?');
  process.exit(1);
}
console.log(`Initial bundle: ${kilo(total)} gzipped in ${files.length} files, of at most ${kilo(LIMIT)}.`);
if (process.argv.includes('--files'))
  for (const { name, raw, gzipped } of files) console.log(`  ${name}: ${kilo(raw)}, ${kilo(gzipped)} gzipped`);
if (total > LIMIT) {
  console.error('That is too much: load lazily what the first page does not need.');
  process.exit(1);
}
