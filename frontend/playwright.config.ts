import { defineConfig } from '@playwright/test';

const baseURL = process.env['BASE_URL'] ?? 'http://localhost:4210';

/** Over the mock server, or over a running Kuber with BASE_URL; Chromium is the machine's own unless CHROMIUM says otherwise. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  // A Kuber that has just started on a busy machine takes its time to answer.
  expect: { timeout: process.env['BASE_URL'] ? 20_000 : 5_000 },
  workers: 1,
  reporter: [['list']],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(process.env['BASE_URL']
    ? {}
    : { webServer: { command: 'npm run -s mock', url: baseURL, reuseExistingServer: true, timeout: 30_000 } }),
});
