import type { ChartOptions, DeepPartial } from 'lightweight-charts';
import { day } from '../format/format';

/** The colours of the tokens as they are on the page now; a canvas cannot read them itself. */
export function colours(): (token: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(`--${token}`).trim();
}

export function chartOptions(colour: (token: string) => string): DeepPartial<ChartOptions> {
  return {
    autoSize: true,
    layout: {
      background: { color: 'transparent' },
      textColor: colour('muted'),
      fontFamily: 'Inter, system-ui, sans-serif',
      fontSize: 11,
      attributionLogo: true,
      panes: { separatorColor: colour('line') },
    },
    grid: { vertLines: { color: colour('surface-3') }, horzLines: { color: colour('surface-3') } },
    rightPriceScale: { borderColor: colour('line') },
    timeScale: { borderColor: colour('line'), timeVisible: true, secondsVisible: false },
    crosshair: { vertLine: { color: colour('faint') }, horzLine: { color: colour('faint') } },
    localization: { timeFormatter: (time: unknown) => (typeof time === 'number' ? exchangeLabel(time) : '') },
  };
}

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
});
const offsets = new Map<number, number>();

/** The library draws its axis in UTC: moving each time by the zone's offset makes it the exchange's. */
export function exchangeTime(seconds: number): number {
  const hour = Math.floor(seconds / 3600);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    const part: Record<string, number> = {};
    for (const { type, value } of PARTS.formatToParts(hour * 3_600_000)) part[type] = Number(value);
    const local = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0);
    offset = local / 1000 - hour * 3600;
    offsets.set(hour, offset);
  }
  return seconds + offset;
}

/** A moved time in words, for the crosshair. */
function exchangeLabel(moved: number): string {
  const date = new Date(moved * 1000);
  return `${day(moved + 43_200 - (moved % 86_400))}, ${date.toISOString().slice(11, 16)} ET`;
}
