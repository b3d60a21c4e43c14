import { Injectable, Signal, inject, signal, WritableSignal } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import {
  mdiAccountCircleOutline,
  mdiAlertCircleOutline,
  mdiAlertOutline,
  mdiArchiveOutline,
  mdiArrowBottomRight,
  mdiArrowTopRight,
  mdiBankOutline,
  mdiBellOutline,
  mdiCashMultiple,
  mdiCheckCircleOutline,
  mdiCheckDecagramOutline,
  mdiChevronRight,
  mdiClipboardListOutline,
  mdiClose,
  mdiCloudOffOutline,
  mdiCogOutline,
  mdiContentCopy,
  mdiDotsHorizontal,
  mdiFlaskOutline,
  mdiFormatLineSpacing,
  mdiHandBackRightOutline,
  mdiHelpCircleOutline,
  mdiHistory,
  mdiInformationOutline,
  mdiKeyboardOutline,
  mdiLogout,
  mdiMagnify,
  mdiPaletteOutline,
  mdiPause,
  mdiPlay,
  mdiPlayCircleOutline,
  mdiPlus,
  mdiProgressCheck,
  mdiProgressClock,
  mdiPuzzleOutline,
  mdiReceiptTextOutline,
  mdiRobotOutline,
  mdiShieldAlertOutline,
  mdiShieldCheckOutline,
  mdiSignDirection,
  mdiSitemapOutline,
  mdiStar,
  mdiStarOutline,
  mdiStop,
  mdiTestTube,
  mdiTrashCanOutline,
  mdiTrayArrowDown,
  mdiTrayArrowUp,
  mdiViewDashboardOutline,
  mdiViewGridPlusOutline,
  mdiWeatherNight,
  mdiWhiteBalanceSunny,
  mdiUndo,
  mdiRedo,
  mdiFitToScreenOutline,
  mdiMagnifyMinusOutline,
  mdiMagnifyPlusOutline,
  mdiPin,
  mdiSortVariant,
} from '@mdi/js';

/** The icons of the application itself, in the bundle. */
const OWN: Record<string, string> = {
  account: mdiAccountCircleOutline,
  alert: mdiAlertOutline,
  agents: mdiRobotOutline,
  approvals: mdiCheckDecagramOutline,
  backtests: mdiFlaskOutline,
  bell: mdiBellOutline,
  brokers: mdiBankOutline,
  cash: mdiCashMultiple,
  check: mdiCheckCircleOutline,
  chevron: mdiChevronRight,
  clone: mdiContentCopy,
  close: mdiClose,
  costs: mdiReceiptTextOutline,
  dashboard: mdiViewDashboardOutline,
  dark: mdiWeatherNight,
  down: mdiArrowBottomRight,
  error: mdiAlertCircleOutline,
  executions: mdiProgressClock,
  fit: mdiFitToScreenOutline,
  halt: mdiHandBackRightOutline,
  history: mdiHistory,
  info: mdiInformationOutline,
  interventions: mdiHandBackRightOutline,
  light: mdiWhiteBalanceSunny,
  live: mdiCashMultiple,
  logout: mdiLogout,
  more: mdiDotsHorizontal,
  orders: mdiClipboardListOutline,
  paper: mdiPlayCircleOutline,
  pause: mdiPause,
  pin: mdiPin,
  pipelines: mdiSitemapOutline,
  play: mdiPlay,
  plus: mdiPlus,
  positions: mdiCashMultiple,
  protected: mdiShieldCheckOutline,
  puzzle: mdiPuzzleOutline,
  redo: mdiRedo,
  search: mdiMagnify,
  settings: mdiCogOutline,
  simulation: mdiTestTube,
  tidy: mdiSortVariant,
  undo: mdiUndo,
  unknown: mdiHelpCircleOutline,
  stop: mdiStop,
  trash: mdiTrashCanOutline,
  unprotected: mdiShieldAlertOutline,
  up: mdiArrowTopRight,
  upload: mdiTrayArrowUp,
  archive: mdiArchiveOutline,
  export: mdiTrayArrowDown,
  star: mdiStar,
  'star-outline': mdiStarOutline,
  templates: mdiViewGridPlusOutline,
  keyboard: mdiKeyboardOutline,
  tour: mdiSignDirection,
  offline: mdiCloudOffOutline,
  work: mdiProgressCheck,
  density: mdiFormatLineSpacing,
  colours: mdiPaletteOutline,
  validation: mdiCheckCircleOutline,
  'zoom-in': mdiMagnifyPlusOutline,
  'zoom-out': mdiMagnifyMinusOutline,
};

const SHARDS = 256;

/** The shard in which `scripts/icons.mjs` has put a name. */
export function shardOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.charCodeAt(0)) % 65521;
  return sum % SHARDS;
}

/** Paths of icons by name: our own at once, any other Material Design icon after a small fetch. */
@Injectable({ providedIn: 'root' })
export class Icons {
  private readonly http = inject(HttpClient);
  private readonly paths = new Map<string, WritableSignal<string>>();
  private readonly shards = new Map<number, Promise<Record<string, string>>>();

  path(name: string): Signal<string> {
    let path = this.paths.get(name);
    if (!path) {
      path = signal(OWN[name] ?? '');
      this.paths.set(name, path);
      if (!OWN[name]) void this.fetch(name.replace(/^mdi[-:]/, ''), path);
    }
    return path;
  }

  private async fetch(name: string, path: WritableSignal<string>): Promise<void> {
    const number = shardOf(name);
    let shard = this.shards.get(number);
    if (!shard) {
      shard = firstValueFrom(this.http.get<Record<string, string>>(`/icons/${number}.json`)).catch(() => ({}));
      this.shards.set(number, shard);
    }
    path.set((await shard)[name] ?? mdiPuzzleOutline);
  }
}
