import { accessible, enter, expect, mock, mockId, real, test } from './enter';
import { money } from '../src/app/format/format';
import { until } from './seed';
import { Server } from './server';

test.describe('what is spent', () => {
  test.skip(real, 'the mock has spent something already');

  test.beforeEach(async ({ page }) => {
    await enter(page);
  });

  test('is reached by keys and shown by day, agent, pipeline and mode, in the address', async ({ page }) => {
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await expect(page).toHaveURL(/\/costs$/);
    await expect(page.getByRole('region', { name: 'Now' })).toContainText('Forecast of the month$1.90');
    await expect(page.getByRole('img', { name: /Costs by day: \$1.40 in 30 days/ })).toBeVisible();
    await page.getByText('Show as a table').click();
    await expect(page.getByRole('region', { name: 'Costs by day' }).getByRole('row')).toHaveCount(31);

    const sums = page.getByRole('group', { name: 'What it went on' });
    await expect(sums.getByRole('row').nth(1)).toContainText('Strategy agent$0.60$0.25100,000$0.8560.7 %');
    await expect(sums.getByRole('row').last()).toContainText('All$1.00$0.40');
    const ways = page.getByRole('navigation', { name: 'What costs are summed by' });
    await ways.getByRole('link', { name: 'Pipelines' }).click();
    await expect(page).toHaveURL(/by=pipeline/);
    await expect(sums.getByRole('link', { name: 'Morning momentum' })).toBeVisible();
    await expect(sums).toContainText('A deleted pipeline');
    await ways.getByRole('link', { name: 'Trading modes' }).click();
    await expect(sums.locator('k-mode').first()).toHaveText('Simulation');

    await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: '7 days' }).click();
    await expect(page).toHaveURL(/days=7/);
    await expect(page.getByRole('img', { name: /in 7 days/ })).toBeVisible();
    await accessible(page);
  });

  test('is shown for days of one’s own, which are checked', async ({ page }) => {
    await page.goto('/costs');
    await page.getByRole('button', { name: 'Other days' }).click();
    const form = page.getByRole('form', { name: 'Days to look at' });
    await form.getByLabel('First day').fill('2026-11-09');
    await form.getByLabel('Last day').fill('2026-11-01');
    await expect(form).toContainText('The first day is after the last.');
    await expect(form.getByRole('button', { name: 'Show these days' })).toBeDisabled();
    await form.getByLabel('Last day').fill('2026-11-15');
    await form.getByLabel('Last day').press('Enter');
    await expect(page).toHaveURL(/from=2026-11-09&to=2026-11-15/);
    await expect(page.getByRole('link', { name: 'Export as CSV' })).toHaveAttribute(
      'href',
      '/api/v1/costs/export?from=2026-11-09&to=2026-11-15',
    );
  });

  test('is compared with what was expected, run by run and by agent', async ({ page }) => {
    await page.goto('/costs');
    await expect(page.getByRole('region', { name: 'Now' })).toContainText('within 12.4 %');
    const card = page.locator('k-accuracy');
    await expect(card.getByRole('row').nth(2)).toContainText('+12.4 %');
    await card.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/executions\//);
    await expect(page.getByRole('button', { name: 'Cost $0.021' })).toBeVisible();
    await page.goBack();
    await card.getByRole('button', { name: 'Agents' }).click();
    await expect(card.getByRole('row').nth(1)).toContainText('Bias agent');
  });

  test('is foreseen in the builder, which says which budget it would nearly take', async ({ page }) => {
    await page.goto(`/pipelines/${mockId(1)}`);
    const brief = page.getByRole('button', { name: /\$0.021 a run/ });
    await expect(brief).toContainText('$0.16 to $0.25 a day · 87 % of your daily budget');
    await brief.click();
    const panel = page.getByRole('region', { name: 'What it will cost' });
    await expect(panel).toContainText('Your budget for today would be 87 % gone.');
    await expect(panel.getByRole('row').nth(1)).toContainText('$0.008');
    await accessible(page);
  });
});

test.describe('prices of models', () => {
  test.skip(real, 'the mock makes its user an administrator');

  test('are for administrators alone', async ({ page }) => {
    await enter(page);
    await page.goto('/settings');
    await expect(page.getByRole('link', { name: 'Broker connections' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Model prices' })).toHaveCount(0);
    await page.goto('/admin/model-prices');
    await expect(page.getByText('Only administrators of this installation see this page.')).toBeVisible();
    await accessible(page);
  });

  test('are listed with the time from which they hold, and new ones are checked before they are entered', async ({
    page,
  }) => {
    await enter(page);
    await mock(page, 'promote');
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Model prices' }).click();
    const table = page.getByRole('group', { name: 'Prices of models' });
    await expect(table.getByRole('row')).toHaveCount(2);
    await expect(table.getByRole('row').nth(1)).toContainText('gpt-5-mini$0.25$0.025$2.00 7 Aug 2025');
    await page.getByRole('checkbox', { name: 'Those that were replaced, too' }).check();
    await expect(table.getByRole('row')).toHaveCount(3);
    await accessible(page);

    await page.getByRole('button', { name: 'Enter a price' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Enter the price' }).click();
    await expect(dialog).toContainText('Name the model as its provider does.');
    await dialog.getByLabel('Model').fill('gpt-6');
    await dialog.getByRole('textbox', { name: /^Input, / }).fill('3');
    await dialog.getByLabel('Cached input, $').fill('0.3');
    await dialog.getByLabel('Output, $').fill('12');
    await dialog.getByLabel('Source').fill('https://example.com/prices');
    await dialog.getByLabel('Holds from').fill('2019-01-01');
    await expect(dialog).toContainText('Prices are kept from 2020 on.');
    await accessible(page);
    await dialog.getByLabel('Holds from').fill('2024-06-01');
    await dialog.getByRole('button', { name: 'Enter the price' }).click();
    await expect(page.getByText('The price of gpt-6 is entered.')).toBeVisible();
  });
});

interface Run {
  id: string;
  status: string;
}

test('what a run has cost is told with the run and on the page of costs, to the same amount', async ({ page }) => {
  test.skip(!real, 'needs a Kuber that runs agents');
  test.setTimeout(120_000);
  const server = new Server(page);
  await server.register();
  const { id } = await server.post('/pipelines', { template: 'momentum', name: 'Morning momentum' });
  await page.goto('/costs');
  await expect(page.getByText('Nothing was spent in these days.')).toBeVisible();

  const run = await server.post<Run>(`/pipelines/${id}/executions`, { skip_triggers: true });
  const over = async () => /completed|failed|cancelled/i.test((await server.get<Run>(`/executions/${run.id}`)).status);
  await until(over);
  const { total, items } = await server.get<{ total: string; items: { amount: string }[] }>(
    `/executions/${run.id}/costs`,
  );
  expect(items.length).toBeGreaterThan(0);

  // What was spent comes to the page that was open all the time.
  const sums = page.getByRole('group', { name: 'What it went on' });
  await page
    .getByRole('navigation', { name: 'What costs are summed by' })
    .getByRole('link', { name: 'Pipelines' })
    .click();
  const row = sums.getByRole('row').filter({ hasText: 'Morning momentum' });
  await expect(row).toContainText(`${money(total)}100.0 %`);
  await accessible(page);

  const exported = await page.request.get(
    (await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href')) ?? '',
  );
  const lines = (await exported.text()).trim().split('\n');
  expect(lines.filter((line) => line.includes(run.id))).toHaveLength(items.length);

  await page.goto(`/executions/${run.id}`);
  const cost = page.getByRole('button', { name: /^Cost / });
  await expect(cost).toContainText(`Cost ${money(total)}`);
  await cost.click();
  const charges = page.getByRole('group', { name: 'Charges' });
  await expect(charges.getByRole('row')).toHaveCount(items.length + 2);
  await expect(charges.getByRole('row').last()).toContainText(money(total));
  await accessible(page);
});

test('a budget is set, given to a pipeline and seen on the page of costs', async ({ page }) => {
  test.skip(!real, 'needs a Kuber that keeps budgets');
  const server = new Server(page);
  await server.register();
  await server.post('/pipelines', { template: 'momentum', name: 'Morning momentum' });
  await page.goto('/costs');
  const card = page.locator('k-budget-overview');
  await card.getByRole('button', { name: 'Set a limit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('In a month, $').fill('20');
  await dialog.getByRole('button', { name: 'Save the budget' }).click();
  const month = card.getByRole('region', { name: 'Budget this month' });
  await expect(month).toContainText('$0.00 of $20.00, 0.0 %');

  await card.getByLabel('Give a pipeline a budget of its own').selectOption({ label: 'Morning momentum' });
  await card.getByRole('button', { name: 'Set its limits' }).click();
  await dialog.getByLabel('In a month, $').fill('25');
  await dialog.getByRole('button', { name: 'Save the budget' }).click();
  await expect(dialog).toContainText('All pipelines together would have $25');
  await accessible(page);
  await dialog.getByLabel('In a month, $').fill('5');
  await dialog.getByRole('button', { name: 'Save the budget' }).click();
  await expect(month).toContainText('Morning momentum $5.00');
  await expect(month).toContainText('Not given to any $15.00');
  await expect(card.getByRole('row').nth(1)).toContainText('$0.00 of $5.00');
  await expect(card.getByLabel('Give a pipeline a budget of its own')).toHaveCount(0);
  await accessible(page);
});

test('the model of an agent is picked from those that are connected', async ({ page }) => {
  test.skip(!real, 'needs a Kuber that keeps connections');
  const server = new Server(page);
  await server.register();
  const { id } = await server.post('/pipelines', { template: 'momentum', name: 'Morning momentum' });
  await page.goto(`/pipelines/${id}`);
  await page.locator('[data-node="bias"]').dblclick();
  const model = page.getByLabel('Model', { exact: true });
  await expect(model).toHaveValue('rules');
  await expect(page.getByText('No language model is connected.')).toBeVisible();
  await accessible(page);
  await page.getByRole('link', { name: 'Connect one' }).click();
  await expect(page).toHaveURL(/\/settings\/models$/);
});

test('how often a provider is asked is changed where its connection is', async ({ page }) => {
  test.skip(!real, 'needs a Kuber that keeps connections');
  const server = new Server(page);
  await server.register();
  // Nobody answers there: a connection is kept whatever its test says.
  await server.post('/model-connections', {
    provider: 'openai_compatible',
    name: 'workshop',
    base_url: 'http://127.0.0.1:9/v1',
  });
  await page.goto('/settings/models');
  const card = page.getByRole('region', { name: 'workshop' });
  await expect(card).toContainText('60 a minute, 4 at once');
  await card.getByRole('button', { name: 'Change the limits of workshop' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Requests a minute')).toBeFocused();
  await dialog.getByLabel('Requests a minute').fill('0');
  await expect(dialog).toContainText('A whole number from 1 to 10,000.');
  await expect(dialog.getByRole('button', { name: 'Save the limits' })).toBeDisabled();
  await accessible(page);
  await dialog.getByLabel('Requests a minute').fill('25');
  await dialog.getByLabel('At once').fill('2');
  await page.keyboard.press('Enter');
  await expect(card).toContainText('25 a minute, 2 at once');
});
