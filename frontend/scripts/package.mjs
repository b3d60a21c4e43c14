// What Maven calls: installs from the lock and builds into target/classes/static, each only if its inputs have changed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = ['src', 'public', 'scripts', 'angular.json', 'tsconfig.json', 'tsconfig.app.json', 'package.json'];
const INSTALL = ['package.json', 'package-lock.json', '.npmrc'];

function hash(paths) {
  const digest = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (!path.endsWith('.spec.ts')) {
      digest.update(path.replaceAll('\\', '/')).update('\0').update(readFileSync(path));
    }
  };
  paths.forEach(visit);
  return digest.digest('hex');
}

function npm(...args) {
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`"npm ${args.join(' ')}" failed. It needs Node 20 or newer with npm on the PATH.`);
    process.exit(status ?? 1);
  }
}

function unlessDone(mark, result, paths, work) {
  const now = hash(paths);
  if (existsSync(result) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return false;
  rmSync(mark, { force: true });
  work();
  mkdirSync(join(mark, '..'), { recursive: true });
  writeFileSync(mark, now);
  return true;
}

unlessDone('node_modules/.kuber-installed', 'node_modules/.package-lock.json', INSTALL, () =>
  npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'),
);
const built = unlessDone('target/.built', 'target/classes/static/index.html', [...INPUTS, 'package-lock.json'], () =>
  npm('run', 'build'),
);
console.log(built ? 'The frontend is built.' : 'The frontend has not changed since it was built.');
