import { Page, expect } from '@playwright/test';
import { Seeded } from './seed';

/** Every page, for an account in which something is there to see. */
export const everyPage = (ids: Seeded): Record<string, string> => ({
  dashboard: '/dashboard',
  pipelines: '/pipelines',
  templates: '/templates',
  template: '/templates/momentum',
  builder: `/pipelines/${ids.pipeline}`,
  'builder-unfinished': `/pipelines/${ids.draft}`,
  'builder-settings': `/pipelines/${ids.pipeline}?tab=settings`,
  'builder-history': `/pipelines/${ids.pipeline}?tab=history`,
  'builder-executions': `/pipelines/${ids.pipeline}?tab=executions`,
  'builder-trades': `/pipelines/${ids.pipeline}?tab=trades`,
  executions: '/executions',
  'execution-traded': `/executions/${ids.traded}`,
  'execution-completed': `/executions/${ids.completed}`,
  positions: '/positions',
  orders: '/orders?status=all',
  approvals: '/approvals',
  interventions: '/interventions',
  backtests: '/backtests',
  backtest: `/backtests/${ids.backtest}`,
  costs: '/costs',
  'costs-by-pipeline': '/costs?by=pipeline&days=7',
  agents: '/agents',
  agent: '/agents/strategy_agent',
  settings: '/settings',
  brokers: '/settings/brokers',
  models: '/settings/models',
  'only-for-administrators': '/admin/model-prices',
  lost: '/nowhere',
});

export const BEFORE_LOGIN: Record<string, string> = { login: '/login', register: '/register' };

export const THEMES = ['dark', 'light'] as const;

/** From now on pages are shown in this theme. */
export async function prefer(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.addInitScript((chosen) => {
    localStorage.setItem('kuber.preferences', JSON.stringify({ theme: chosen }));
  }, theme);
}

/** What pages say while they are not yet all there. */
const UNFINISHED = /^(Loading|Opening the form|Looking ahead|Looking at past|Checking)/;

/** Opens a page and waits until it shows what it has. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('h1').first()).toBeAttached();
  await expect(page.getByText(UNFINISHED)).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** What can be focused by keyboard and looks the same when it is, as short descriptions. */
export async function invisiblyFocused(page: Page): Promise<string[]> {
  // After a key, focus is shown also where it is set by a script.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const still = document.createElement('style');
    still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important; }';
    document.head.append(still);
    const look = (element: Element) => {
      const seen: string[] = [];
      for (let at: Element | null = element, depth = 0; at && depth < 4; at = at.parentElement, depth++)
        for (const part of [null, '::before', '::after']) {
          const style = getComputedStyle(at, part);
          seen.push(style.outline, style.boxShadow, style.borderColor, style.borderWidth, style.stroke, style.opacity);
        }
      return seen.join(';');
    };
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”`;
    const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(focusable)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      (document.activeElement as HTMLElement | null)?.blur();
      const before = look(element);
      element.focus({ preventScroll: true });
      if (document.activeElement === element && look(element) === before) found.push(named(element));
    }
    still.remove();
    return [...new Set(found)];
  });
}

/** By how many pixels the page is wider than the screen. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[document.documentElement, document.querySelector('main')].map((box) =>
        box ? box.scrollWidth - box.clientWidth : 0,
      ),
    ),
  );
}
