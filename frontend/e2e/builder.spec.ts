import { Page } from '@playwright/test';
import { enter, expect, real, test } from './enter';

test.skip(!real, 'the builder is proved over the served application');

const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
const agents = (page: Page) => page.locator('.pipeline-canvas .node');
const lines = (page: Page) => page.locator('.pipeline-canvas f-connection');
const saving = (page: Page) => page.locator('k-saving-state');
const palette = (page: Page, type: string) => page.locator(`k-agent-palette [data-agent="${type}"]`);

/** A call of the API as the user who is logged in. */
async function call<T>(page: Page, method: string, path: string, data?: unknown): Promise<T> {
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.request.fetch(`/api/v1${path}`, { method, data, headers: { 'x-xsrf-token': token } });
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A pipeline of its own, without agents or from a template, opened in the builder. */
async function open(page: Page, template?: string): Promise<string> {
  await enter(page);
  const definition = { nodes: [], edges: [], settings: { symbols: ['ORBT'] } };
  const body = template ? { template, name: 'Built here' } : { name: 'Built here', description: '', definition };
  const { id } = await call<{ id: string }>(page, 'POST', '/pipelines', body);
  await page.goto(`/pipelines/${id}`);
  await expect(palette(page, 'time_trigger')).toBeVisible();
  const tour = page.getByRole('button', { name: 'Not now' });
  if (await tour.isVisible()) await tour.click();
  if (template) await expect(agents(page).first()).toBeVisible();
  return id;
}

/** Draws a line from what one agent gives to another. */
async function draw(page: Page, from: string, to: string, letGo = true): Promise<void> {
  const start = await node(page, from).locator('.port.out').boundingBox();
  const end = await node(page, to).boundingBox();
  if (!start || !end) throw new Error('An agent is not on the canvas.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 30, start.y + 30, { steps: 3 });
  await page.mouse.move(end.x + 40, end.y + end.height / 2, { steps: 6 });
  if (letGo) await page.mouse.up();
}

test('a pipeline is built from nothing with the mouse, and started', async ({ page }) => {
  await open(page);
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
  await palette(page, 'time_trigger').dragTo(page.locator('f-flow'), { targetPosition: { x: 160, y: 320 } });
  await expect(agents(page)).toHaveCount(1);
  await palette(page, 'market_data_agent').dragTo(page.locator('f-flow'), { targetPosition: { x: 480, y: 320 } });
  await expect(agents(page)).toHaveCount(2);
  await draw(page, 'time_trigger', 'market_data_agent');
  await expect(lines(page)).toHaveCount(1);
  for (const type of ['bias_agent', 'strategy_agent', 'risk_manager', 'trade_manager', 'reporting_agent']) {
    await palette(page, type).click();
    await expect(node(page, type)).toBeVisible();
  }
  await expect(lines(page)).toHaveCount(6);
  await expect(page.locator('k-readiness-bar .verdict')).toContainText('Ready');
  await expect(page.locator('k-readiness-bar .verdict')).not.toContainText('from starting');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('dialog').getByLabel('What has changed').fill('The first that works');
  await page.getByRole('button', { name: 'Publish and start' }).click();
  await expect(page.locator('.head k-status')).toContainText('Active');
});

test('the same with the keyboard alone', async ({ page }) => {
  await open(page);
  const insert = async (name: string, type: string) => {
    await page.keyboard.press('Tab');
    const search = page.locator('k-quick-insert input');
    await expect(search).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(node(page, type)).toBeFocused();
  };
  await page.locator('f-flow').focus();
  await insert('time trigger', 'time_trigger');
  await insert('market data', 'market_data_agent');
  await insert('bias', 'bias_agent');
  await insert('strategy', 'strategy_agent');
  await insert('risk', 'risk_manager');
  await insert('trade manager', 'trade_manager');
  await expect(lines(page)).toHaveCount(5);
  await page.keyboard.press('ArrowLeft');
  await expect(node(page, 'risk_manager')).toBeFocused();
  await page.keyboard.press('c');
  const list = page.getByRole('listbox', { name: 'Connect Risk manager to' });
  await expect(list.getByRole('option', { name: /Time trigger/ })).toContainText('nothing can lead to it');
  await page.keyboard.press('Escape');
  await expect(node(page, 'risk_manager')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Settings of Risk manager' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(node(page, 'risk_manager')).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(node(page, 'risk_manager_2')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(node(page, 'risk_manager_2')).toHaveCount(0);
  // Where nothing is selected, the agent with the focus is meant.
  await node(page, 'risk_manager').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.node[aria-pressed=true]')).toHaveCount(0);
  await page.keyboard.press('Control+d');
  await expect(node(page, 'risk_manager_2')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(node(page, 'risk_manager_2')).toHaveCount(0);
  await expect(page.locator('k-readiness-bar .verdict')).toContainText('Ready');
  await expect(page.locator('k-readiness-bar .verdict')).not.toContainText('from starting');
});

test('a connection that cannot work is refused while it is drawn, with the reason', async ({ page }) => {
  await open(page);
  await palette(page, 'time_trigger').click();
  await expect(node(page, 'time_trigger')).toBeVisible();
  await palette(page, 'risk_manager').click();
  await expect(node(page, 'risk_manager')).toBeVisible();
  await expect(lines(page)).toHaveCount(0);
  await draw(page, 'time_trigger', 'risk_manager', false);
  const why = 'Risk manager needs a strategy signal, which Time trigger does not give.';
  await expect(page.locator('.pipeline-canvas .hint')).toHaveText(why);
  await expect(node(page, 'risk_manager')).toHaveClass(/refused/);
  await page.mouse.up();
  await expect(page.locator('k-toasts')).toContainText(why);
  await expect(lines(page)).toHaveCount(0);
});

test('ten edits are undone and done again', async ({ page }) => {
  await open(page);
  for (let count = 1; count <= 10; count++) {
    await palette(page, 'price_trigger').click();
    await expect(agents(page)).toHaveCount(count);
  }
  await page.locator('f-flow').focus();
  for (let count = 9; count >= 0; count--) {
    await page.keyboard.press('Control+z');
    await expect(agents(page)).toHaveCount(count);
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  for (let count = 1; count <= 10; count++) {
    await page.keyboard.press('Control+Shift+z');
    await expect(agents(page)).toHaveCount(count);
  }
});

test('agents are copied from one pipeline to another', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'momentum');
  const count = await agents(page).count();
  await node(page, (await agents(page).first().getAttribute('data-node')) ?? '').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect(page.locator('k-toasts')).toContainText('copied');
  const other = await call<{ id: string }>(page, 'POST', '/pipelines', {
    name: 'Another',
    description: '',
    definition: { nodes: [], edges: [], settings: { symbols: ['ORBT'] } },
  });
  await page.goto(`/pipelines/${other.id}`);
  await expect(palette(page, 'time_trigger')).toBeVisible();
  await page.locator('f-flow').focus();
  await page.keyboard.press('Control+v');
  await expect(agents(page)).toHaveCount(count);
});

test('what is edited is there after a reload', async ({ page }) => {
  await open(page, 'momentum');
  await agents(page).nth(1).click();
  await page.getByRole('textbox', { name: 'Name on the canvas' }).fill('My prices');
  await expect(agents(page).locator('.name', { hasText: 'My prices' })).toHaveCount(1);
  await expect(saving(page)).toContainText('Draft saved');
  await page.reload();
  await expect(agents(page).locator('.name', { hasText: 'My prices' })).toHaveCount(1);
  await expect(saving(page)).toContainText('Draft saved');
});

test('what is edited without a connection survives, and is saved when it is back', async ({ page }) => {
  await open(page);
  // In the page itself: what a page sends while it is left does not come by page.route.
  await page.addInitScript(() => {
    const fetch = window.fetch;
    window.fetch = (what, how) => {
      const cut = sessionStorage.getItem('cut') && /\/draft$/.test(what instanceof Request ? what.url : String(what));
      return cut ? Promise.reject(new TypeError('There is no connection.')) : fetch(what, how);
    };
    sessionStorage.setItem('cut', sessionStorage.getItem('cut') ?? 'yes');
  });
  await page.reload();
  await palette(page, 'time_trigger').click();
  await expect(saving(page)).toContainText('Not saved: no connection, kept in this browser');
  await page.reload();
  await expect(node(page, 'time_trigger')).toBeVisible();
  await expect(page.getByText('They were kept in this browser and are back.')).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem('cut', ''));
  await expect(saving(page)).toContainText('Draft saved');
});

test('two tabs do not overwrite each other', async ({ page }) => {
  const id = await open(page);
  await palette(page, 'time_trigger').click();
  await expect(saving(page)).toContainText('Draft saved');
  const { draft } = await call<{ draft: { version: number; definition: unknown } }>(page, 'GET', `/pipelines/${id}`);
  const definition = { nodes: [], edges: [], settings: { symbols: ['MSFT'] } };
  await call(page, 'PUT', `/pipelines/${id}/draft`, { definition, base_revision: 1, version: draft.version });
  await palette(page, 'market_data_agent').click();
  await expect(saving(page)).toContainText('changed elsewhere');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(agents(page)).toHaveCount(0);
  await page.locator('f-flow').focus();
  await page.keyboard.press('Control+z');
  await expect(agents(page)).toHaveCount(2);
  await expect(saving(page)).toContainText('Draft saved');
});

test('it runs up to an agent, and on with what is pinned', async ({ page }) => {
  await open(page, 'momentum');
  const data = agents(page).nth(1);
  const bias = agents(page).nth(2);
  await data.focus();
  await page.keyboard.press('r');
  await expect(data).toHaveAttribute('data-state', 'done');
  await expect(page.getByRole('region', { name: 'The run that is shown' })).toBeVisible();
  await data.focus();
  await page.keyboard.press('p');
  await expect(data).toHaveAccessibleName(/pinned/);
  await bias.focus();
  await page.keyboard.press('r');
  await expect(bias).toHaveAttribute('data-state', 'done');
  await bias.click();
  await page.getByRole('textbox', { name: 'Name on the canvas' }).fill('Mood');
  await expect(bias).not.toHaveClass(/stale/);
  await data.focus();
  await page.keyboard.press('p');
  await expect(bias).toHaveClass(/stale/);
});

test('an old revision is compared and restored', async ({ page }) => {
  await open(page, 'momentum');
  const count = await agents(page).count();
  await node(page, 'report').focus();
  await page.keyboard.press('Delete');
  await expect(agents(page)).toHaveCount(count - 1);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByLabel('What has changed').fill('Without a report');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published as revision 2.')).toBeVisible();
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByText('Without a report')).toBeVisible();
  await page.getByRole('button', { name: /^Revision 1/ }).click();
  await expect(page.locator('.node.removed')).toHaveCount(1);
  await expect(page.getByText('Report removed.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore revision 1' }).click();
  await expect(agents(page)).toHaveCount(count);
  await expect(saving(page)).toContainText('Draft saved');
});
