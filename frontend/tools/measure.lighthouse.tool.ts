import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { seed } from '../e2e/seed';
import { Server } from '../e2e/server';
import { report } from './report';

/** What Lighthouse says of the pages, on a desktop and on a phone; it is fetched for this and no part of the lock. */

const VERSION = '13.5.0';
const FOLDER = 'target/lighthouse';

interface Result {
  finalDisplayedUrl: string;
  categories: Record<string, { score: number | null; auditRefs: { id: string }[] }>;
  audits: Record<string, { score: number | null; displayValue?: string; numericValue?: number }>;
}

test('Lighthouse', async ({ page }) => {
  test.setTimeout(900_000);
  fetchLighthouse();
  const server = new Server(page);
  const ids = await seed(server);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const origin = process.env['BASE_URL'] ?? '';
  for (const path of [
    '/login',
    '/dashboard',
    '/pipelines',
    `/pipelines/${ids.pipeline}`,
    `/executions/${ids.traded}`,
    '/positions',
  ]) {
    for (const form of ['desktop', 'phone']) {
      const result = lighthouse(origin + path, path === '/login' ? '' : cookie, form);
      const { categories, audits } = result;
      expect(new URL(result.finalDisplayedUrl).pathname).toBe(path);
      const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
      report(`Lighthouse, ${path.replace(/[0-9a-f-]{30,}/, '…')}, ${form}`, {
        performance: score('performance'),
        accessibility: score('accessibility'),
        'best practices': score('best-practices'),
        LCP: audits['largest-contentful-paint']?.displayValue ?? '?',
        TBT: audits['total-blocking-time']?.displayValue ?? '?',
        CLS: audits['cumulative-layout-shift']?.displayValue ?? '?',
        ...amiss(result),
      });
    }
  }
});

/** What it has against a page, apart from its speed. */
function amiss({ categories, audits }: Result): Record<string, string> {
  const refs = ['accessibility', 'best-practices'].flatMap((name) => categories[name]?.auditRefs ?? []);
  const failed = refs.filter(({ id }) => (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id);
  return failed.length ? { amiss: failed.join(' ') } : {};
}

function fetchLighthouse(): void {
  if (existsSync(join(FOLDER, 'node_modules/lighthouse'))) return;
  mkdirSync(FOLDER, { recursive: true });
  const { status } = spawnSync('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefix',
    FOLDER,
    `lighthouse@${VERSION}`,
  ]);
  if (status !== 0) throw new Error('Lighthouse could not be installed.');
}

function lighthouse(url: string, cookie: string, form: string): Result {
  const report = join(FOLDER, 'report.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(FOLDER, 'node_modules/lighthouse/cli/index.js'),
      url,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      `--extra-headers=${JSON.stringify(cookie ? { Cookie: cookie } : {})}`,
      '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run',
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { env: { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Lighthouse failed: ${stderr}`);
  return JSON.parse(readFileSync(report, 'utf8')) as Result;
}
