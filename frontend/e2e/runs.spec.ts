import { Page } from '@playwright/test';
import { accessible, expect, real, test } from './enter';
import { Server } from './server';

interface Made {
  id: string;
  name: string;
  revision: number;
  description: string;
  definition: {
    nodes: { id: string; agent_type: string; config: Record<string, unknown> }[];
    edges: object[];
    settings: Settings;
  };
}
interface Settings {
  simulation: Record<string, unknown>;
  [key: string]: unknown;
}

/** A pipeline that decides within seconds: its simulated market runs very fast. */
async function fastPipeline(server: Server, change: (made: Made) => void = () => undefined): Promise<Made> {
  const made = await server.post<Made>('/pipelines', { template: 'momentum', name: 'Fast momentum' });
  const { settings } = made.definition;
  settings.simulation = { ...settings.simulation, speed: 3000 };
  change(made);
  const { name, description, definition, revision } = made;
  return server.put<Made>(`/pipelines/${made.id}`, { name, description, definition, revision });
}

async function runOnce(server: Server, pipeline: Made): Promise<string> {
  const { id } = await server.post(`/pipelines/${pipeline.id}/executions`);
  return id;
}

async function finished(server: Server, id: string): Promise<void> {
  const over = async () => (await server.get<{ status: string }>(`/executions/${id}`)).status;
  await expect.poll(over, { timeout: 90_000 }).toMatch(/completed|failed/);
}

const position = (page: Page) => page.getByRole('slider', { name: 'Position in the run' });

test.describe('a run on a running Kuber', () => {
  test.skip(!real, 'it needs agents that act');
  test.setTimeout(180_000);

  test('is watched live, told afterwards, and replayed by keyboard', async ({ page }) => {
    const server = new Server(page);
    await server.register();
    const id = await runOnce(server, await fastPipeline(server));
    await page.goto(`/executions/${id}`);
    await expect(page.locator('k-step-list')).toContainText('Prices', { timeout: 60_000 });
    await expect(page.locator('.title')).toContainText('Completed', { timeout: 90_000 });
    await expect(page.locator('k-step .sentence')).not.toBeEmpty();
    await expect(page.getByRole('figure', { name: /5m bars/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'RSI 14' })).toBeVisible();

    const bars = page.locator('k-gantt .bar');
    const whole = await bars.count();
    expect(whole).toBeGreaterThan(5);
    await page.keyboard.press('Home');
    await expect(position(page)).toHaveValue('0');
    await expect(bars).toHaveCount(0);
    await expect(page.locator('[data-node=data]')).toHaveAttribute('data-state', 'pending');
    await expect(page.getByText('No agent has looked at prices yet.')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(position(page)).toHaveValue('2');
    await expect(page.locator('[data-node=trigger]')).toHaveAttribute('data-state', 'waiting');
    await page.keyboard.press('ArrowLeft');
    await expect(position(page)).toHaveValue('1');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause the replay' })).toBeVisible();
    await expect(position(page)).not.toHaveValue('1');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Replay the run' })).toBeVisible();
    await page.keyboard.press('End');
    await expect(bars).toHaveCount(whole);
  });

  test('tells what an agent knew, gave and why, and keeps a log', async ({ page }) => {
    const server = new Server(page);
    await server.register();
    const id = await runOnce(server, await fastPipeline(server));
    await finished(server, id);
    await page.goto(`/executions/${id}`);
    await page.locator('[data-node=bias]').click();
    const panel = page.locator('k-step');
    await expect(panel.getByRole('heading', { name: 'Trend of 5 and 15 minutes' })).toBeVisible();
    await expect(panel.getByRole('tabpanel')).toContainText('Factors');
    await panel.getByRole('tab', { name: /Input/ }).click();
    await expect(panel.getByRole('tabpanel')).toContainText('Market snapshot');
    await page.keyboard.press('ArrowRight');
    await expect(panel.getByRole('tab', { name: /Output/ })).toBeFocused();
    await expect(panel.getByRole('tabpanel')).toContainText('Bias signal');
    await panel.getByRole('tab', { name: 'Model calls' }).click();
    await expect(panel.getByRole('tabpanel')).toContainText('no model was asked');
    await accessible(page);

    await page.getByRole('button', { name: 'Log' }).click();
    const log = page.getByRole('log');
    await expect(log.getByRole('listitem').first()).toContainText('The run began.');
    await page.getByLabel('Search the log').fill('trend of 5');
    await expect(log.getByRole('listitem')).toHaveCount(1);
    await log.getByRole('button').click();
    await expect(panel.getByRole('heading', { name: 'Trend of 5 and 15 minutes' })).toBeVisible();
    await expect(page.locator('[data-node=strategy]')).toHaveAttribute('data-state', 'running');
    await accessible(page);
  });

  test('is found by filters that stand in the address, and compared with another', async ({ page }) => {
    const server = new Server(page);
    await server.register();
    const first = await fastPipeline(server);
    await finished(server, await runOnce(server, first));
    const other = await fastPipeline(server, ({ definition }) => {
      definition.settings['symbols'] = ['NOVA'];
      definition.settings['max_retries'] = 2;
    });
    await finished(server, await runOnce(server, other));

    await page.goto('/executions');
    const rows = page.locator('k-execution-list tbody tr');
    await expect(rows).toHaveCount(2);
    await page.getByLabel('Symbol').fill('nova');
    await expect(page).toHaveURL(/symbol=nova/);
    await expect(rows).toHaveCount(1);
    await page.reload();
    await expect(page.getByLabel('Symbol')).toHaveValue('nova');
    await expect(rows).toHaveCount(1);
    await page.getByLabel('Status').selectOption('failed');
    await expect(page.getByText('No run matches these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(rows).toHaveCount(2);

    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page).toHaveURL(/compare\?a=.+&b=.+/);
    await expect(page.locator('.words')).toContainText('Max retries');
    await expect(page.locator('.words')).toContainText('They part at');
    await expect(page.getByRole('figure', { name: /5m bars/ })).toHaveCount(2);
    const prices = page.locator('article[data-node=data]');
    await prices.locator('summary').click();
    await expect(prices.locator('mark').first()).toBeVisible();
    await accessible(page);
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    const server = new Server(page);
    await server.register();
    const id = await runOnce(server, await fastPipeline(server));
    await finished(server, id);
    for (const path of [`/executions/${id}`, '/executions', `/executions/compare?a=${id}&b=${id}`]) {
      await page.goto(path);
      await expect(page.locator('main h1')).toBeAttached();
      await expect(page.getByText('Loading')).toHaveCount(0);
      const room = await page.locator('main').evaluate((main) => main.clientWidth - main.scrollWidth);
      expect(room, path).toBeGreaterThanOrEqual(0);
    }
    await page.goto(`/executions/${id}`);
    await page.getByRole('button', { name: 'Go to the beginning' }).click();
    await page.getByRole('button', { name: 'One step on' }).click();
    await expect(position(page)).toHaveValue('1');
  });
});
