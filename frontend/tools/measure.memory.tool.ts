import { CDPSession, Page, test } from '@playwright/test';
import { startTrading } from '../e2e/seed';
import { Server } from '../e2e/server';
import { report } from './report';

/**
 * Whether a page grows while it is fed with live events. The market runs 240 times as fast, and the page is looked at
 * for MINUTES (3, which are 12 hours of the market; 60 for the real hour).
 */

const MINUTES = Number(process.env['MINUTES'] ?? 3);
const SAMPLES = 6;

for (const [name, path] of [
  ['the dashboard', () => '/dashboard'],
  ['the editor', (pipeline: string) => `/pipelines/${pipeline}`],
] as const) {
  test(`memory of ${name} over live events`, async ({ page }) => {
    test.setTimeout((MINUTES + 4) * 60_000);
    const server = new Server(page);
    await server.register();
    const pipeline = await startTrading(server, 'Fast', 240);
    let events = 0;
    page.on('websocket', (socket) => socket.on('framereceived', () => events++));
    await page.goto(path(pipeline));
    const session = await page.context().newCDPSession(page);
    await passed(page, 20_000);
    const begun = events;
    const sizes = [await heap(session)];
    for (let sample = 1; sample <= SAMPLES; sample++) {
      await passed(page, (MINUTES * 60_000) / SAMPLES);
      sizes.push(await heap(session));
    }
    report(`Heap of ${name} over ${MINUTES} min of live events`, {
      events: events - begun,
      'MB after collection': sizes.map((size) => size.used.toFixed(1)).join(' '),
      'DOM nodes': sizes.map((size) => size.nodes).join(' '),
    });
  });
}

/** Lets the page live for a while. */
async function passed(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((time) => new Promise((done) => setTimeout(done, time)), milliseconds);
}

async function heap(session: CDPSession): Promise<{ used: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { used: usedSize / 1e6, nodes };
}
