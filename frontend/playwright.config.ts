import { defineConfig } from '@playwright/test';

const served = !!process.env['BASE_URL'];
const port = process.env['PORT'] ?? '4210';
const baseURL = process.env['BASE_URL'] ?? `http://localhost:${port}`;

/**
 * Over the mock server (on PORT), or over a running Kuber with BASE_URL; Chromium is the machine's own unless CHROMIUM
 * says otherwise. Of a test that fails a trace is kept: `npx playwright show-trace test-results/.../trace.zip`.
 */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  // A busy machine takes its time, and more of it after a start.
  expect: { timeout: 20_000 },
  // Every test over a running Kuber has an account of its own; the mock has one user.
  fullyParallel: served,
  workers: served ? Number(process.env['WORKERS'] ?? 2) : 1,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  use: {
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
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
  ...(served
    ? {}
    : {
        webServer: {
          command: 'npm run -s mock',
          env: { PORT: port },
          url: baseURL,
          reuseExistingServer: true,
          timeout: 30_000,
        },
      }),
});
