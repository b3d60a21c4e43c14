import { Locator } from '@playwright/test';
import { agent, edit, field, node, saving } from './editor';
import { Page, expect, real, test } from './enter';

test.skip(!real, 'editing is proved over the served application');

test('a line of what keeps it from starting leads to the very field, in a row that was folded', async ({ page }) => {
  await edit(page, (definition) => {
    const rules = [
      { kind: 'rsi_below', level: 30 },
      { kind: 'rsi_below', level: 500 },
    ];
    Object.assign(agent(definition, 'trigger'), { agent_type: 'technical_trigger', config: { rules } });
  });
  await page.locator('k-readiness-bar .verdict').click();
  await page.getByRole('button', { name: 'Every five minutes RSI level must be at most 100, not 500.' }).click();
  const entry = field(page, 'rules[1].level').getByRole('spinbutton');
  await expect(entry).toBeFocused();
  await expect(entry).toBeInViewport();
  await expect(entry).toHaveValue('500');
  await expect(field(page, 'rules[0].level')).toHaveCount(0);
});

test('a line about the settings of the pipeline leads to its field, as often as it is asked', async ({ page }) => {
  await edit(page, (definition) => Object.assign(definition.settings, { symbols: [] }));
  const symbols = field(page, 'symbols').getByRole('combobox');
  for (let count = 0; count < 2; count++) {
    await page.locator('k-readiness-bar .verdict').click();
    await page.getByRole('button', { name: 'Pipeline Choose at least one symbol' }).click();
    await expect(symbols).toBeFocused();
    await page.getByRole('link', { name: 'Builder' }).click();
    await expect(node(page, 'trigger')).toBeVisible();
  }
});

/** Twice at the same place of the screen, whatever is there by then; tells where the element was. */
async function doubleClick(page: Page, what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error('Nothing is there to be clicked.');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2, { delay: 120 });
  return box;
}

for (const [where, apart] of [
  ['half', 300],
  ['wholly', 700],
] as const) {
  test(`an agent ${where} under where its settings open is opened by a double click as slow as hands are`, async ({
    page,
  }) => {
    await edit(page, (definition) => {
      definition.nodes.length = 2;
      definition.edges = [];
      definition.nodes.forEach((one, index) => (one.position = { x: index * apart, y: 0 }));
    });
    const name = page.getByRole('textbox', { name: 'Name on the canvas' });
    const right = node(page, 'data');
    const before = await doubleClick(page, right);
    await expect(name).toHaveValue('Prices');
    // Only then it comes into view.
    await expect.poll(async () => (await right.boundingBox())?.x).toBeLessThan(before.x - 100);
    await expect(name).toHaveValue('Prices');
  });
}

test('what is pinned is there after a reload, undone and done again, and says when it is from before', async ({
  page,
}) => {
  await edit(page);
  const data = node(page, 'data');
  await data.focus();
  await page.keyboard.press('r');
  await expect(data).toHaveAttribute('data-state', 'done');
  await data.focus();
  await page.keyboard.press('p');
  await expect(data).toHaveAccessibleName(/pinned/);
  await page.keyboard.press('Control+z');
  await expect(data).not.toHaveAccessibleName(/pinned/);
  await page.keyboard.press('Control+Shift+z');
  await expect(data).toHaveAccessibleName(/pinned/);
  await page.reload();
  await expect(data).toHaveAccessibleName(/pinned/);
  await expect(data).not.toHaveClass(/stale/);
  await node(page, 'trigger').focus();
  await page.keyboard.press('Delete');
  await expect(data).toHaveClass(/stale/);
  await data.click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Pinned before what leads to it was changed')).toBeVisible();
  await data.focus();
  await page.keyboard.press('Delete');
  await expect(data).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(data).toHaveAccessibleName(/pinned/);
});

test('a save whose answer was lost is known again as our own', async ({ page }) => {
  await edit(page);
  let lost = 0;
  await page.route('**/api/v1/pipelines/*/draft', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await node(page, 'report').focus();
  await page.keyboard.press('Delete');
  await expect(saving(page)).toContainText('Not saved: no connection');
  await node(page, 'trade').focus();
  await page.keyboard.press('Delete');
  await expect(saving(page)).toContainText('Draft saved');
  expect(lost).toBeGreaterThan(2);
  await page.reload();
  await expect(node(page, 'risk')).toBeVisible();
  await expect(node(page, 'trade')).toHaveCount(0);
});

test('the first look shows every agent of a template, large enough to be read', async ({ page }) => {
  await edit(page);
  const cards = page.locator('.pipeline-canvas .node');
  await expect(cards).toHaveCount(7);
  for (const card of await cards.all()) {
    await expect(card).toBeInViewport({ ratio: 1 });
    expect((await card.boundingBox())?.width).toBeGreaterThanOrEqual(0.8 * 208);
  }
});
