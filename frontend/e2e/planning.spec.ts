import { edit, field, node, saving } from './editor';
import { accessible, expect, real, test } from './enter';

test.skip(!real, 'what is planned is proved over the served application');

test('the condition of a trigger says on how many of the last bars it held, and follows an edit', async ({ page }) => {
  await edit(page, undefined, 'rsi-dip-watchlist');
  await node(page, 'trigger').click();
  const preview = page.getByRole('region', { name: 'Preview of the condition' });
  await expect(preview.locator('.sentence')).toContainText(/^True on \d+ of the last 250 bars\./);
  const before = await preview.locator('.sentence').textContent();
  await preview.getByText('Show when as a list').click();
  await expect(preview.getByRole('list')).toContainText('ET');
  await field(page, 'rules[0]').locator('.kf-line').click();
  await field(page, 'rules[0].level').getByRole('spinbutton').fill('60');
  await expect(preview.locator('.sentence')).not.toHaveText(before ?? '');
  await expect(preview.locator('.sentence')).toContainText(/^True on [1-9]\d* of the last 250 bars\./);
  await preview.getByLabel('Symbol').selectOption('NOVA');
  await expect(preview.locator('.sentence')).toContainText(/^True on \d+ of the last 250 bars\./);
});

test('the settings of a pipeline are chosen from lists and say when it will run', async ({ page }) => {
  const { server, id } = await edit(page);
  await page.getByRole('link', { name: 'Settings' }).last().click();
  const planned = page.locator('k-planned-runs');
  await expect(planned.locator('.lead')).toContainText('runs in the next 30 days');
  await expect(field(page, 'limits').getByRole('switch')).toBeVisible();
  await expect(page.locator('.kf-error')).toHaveCount(0);
  await expect(page.locator('.kf-wrong')).toHaveCount(0);
  await field(page, 'calendar').getByRole('radio', { name: 'US stocks' }).check();
  await expect(field(page, 'calendar')).toContainText('holidays and half days');
  await expect(saving(page)).toContainText('Draft saved');
  await expect(planned.locator('header')).toContainText('in ET');
  await field(page, 'simulation.market').getByRole('radio', { name: 'Recorded' }).check();
  await field(page, 'schedule').getByRole('switch').first().check();
  await field(page, 'schedule.start_time').locator('input').fill('10:00');
  await field(page, 'schedule.end_time').locator('input').fill('11:00');
  await expect(planned.locator('li').first()).toContainText(/10:0\d–10:5\d/);
  await accessible(page);
  await expect(saving(page)).toContainText('Draft saved');
  const { draft } = await server.get<{ draft: { definition: { settings: object } } }>(`/pipelines/${id}`);
  expect(draft.definition.settings).toMatchObject({
    schedule: { start_time: '10:00:00', end_time: '11:00:00' },
    simulation: { market: 'recorded', seed: 1 },
  });
});

test('real money takes a broker, the word LIVE and a reason', async ({ page }) => {
  await edit(page);
  await page.getByRole('link', { name: 'Settings' }).last().click();
  await page.getByRole('radio', { name: 'Live' }).check();
  await expect(page.getByText('You are switching to real money.')).toBeVisible();
  await expect(page.getByText('No live account is connected.')).toBeVisible();
  await expect(page.locator('k-readiness-bar .verdict')).toContainText('from starting');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Publish and start' }).click();
  const dialog = page.getByRole('dialog', { name: /with real money/ });
  const start = dialog.getByRole('button', { name: 'Start live trading' });
  await dialog.getByRole('button', { name: 'Tested on paper' }).click();
  await dialog.getByRole('textbox', { name: /Type LIVE/ }).fill('live');
  await expect(start).toBeDisabled();
  await dialog.getByRole('textbox', { name: /Type LIVE/ }).fill('LIVE');
  await start.click();
  await expect(dialog).toContainText('Choose the broker connection');
  await dialog.getByRole('button', { name: 'Keep as it is' }).click();
  await expect(page.locator('.head k-status')).toContainText('Draft');
  await expect(page.locator('k-banners')).toContainText('This trades with real money.');
});

test('a pipeline gets a budget, and says what it will do when it is spent', async ({ page }) => {
  await edit(page);
  await page.getByRole('link', { name: 'Settings' }).last().click();
  const card = page.locator('k-budget-card');
  const save = card.getByRole('button', { name: 'Save the budget' });
  await expect(save).toBeDisabled();
  await card.getByLabel('In a day, $').fill('five');
  await expect(card).toContainText('An amount of dollars such as 5 or 2.50');
  await expect(save).toBeDisabled();
  await card.getByLabel('In a day, $').fill('5');
  await card.getByLabel('When it is spent').selectOption('keep_protected');
  await save.click();
  await expect(card).toContainText('$0.00 spent, $5.00 left');
  await accessible(page);
  await page.reload();
  await expect(card.getByLabel('In a day, $')).toHaveValue('5');
  await expect(card.getByLabel('When it is spent')).toHaveValue('keep_protected');
});
