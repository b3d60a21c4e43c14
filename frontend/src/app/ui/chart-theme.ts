import type { ChartOptions, DeepPartial } from 'lightweight-charts';
import { exact } from '../format/format';

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
    localization: { timeFormatter: (time: unknown) => exact(typeof time === 'number' ? time : null) },
  };
}
