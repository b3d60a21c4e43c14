import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Api } from '../api/api';
import { Preview } from '../api/planning-model';
import { Catalog } from '../core/catalog';
import { loading } from '../core/loading';
import { plural } from '../format/format';
import { debounced } from './debounced';
import { TIMEFRAMES } from './parts';
import { Config } from './schema';
import { TruthChart } from './truth-chart';
import { RuleAlone, ownTimeframe, rulesAlone, shareWords, unknownWords } from './truth';

const BARS = 250;

interface Question {
  agentType: string;
  config: Config;
  symbol: string;
  timeframe: string;
  source: string;
  rules: RuleAlone[];
}

interface Answer {
  whole: Preview;
  rules: { sentence: string; true: number; unknown: number }[];
}

/** How often a trigger's condition would have been true on past bars, while one edits it. */
@Component({
  selector: 'k-condition-preview',
  imports: [TruthChart],
  templateUrl: './condition-preview.html',
  styleUrl: './condition-preview.scss',
})
export class ConditionPreview {
  private readonly api = inject(Api);
  private readonly catalog = inject(Catalog);
  readonly agentType = input.required<string>();
  readonly config = input.required<Config>();
  /** Of the pipeline: its symbols, its timeframe and its market are where one looks first. */
  readonly settings = input<Config>({});
  private readonly schema = computed(() => this.catalog.agent(this.agentType())?.config_schema ?? {});
  private readonly known = loading(
    () => true,
    () => this.api.symbols(),
  );
  private readonly own = computed(() => {
    const symbols = this.settings()['symbols'];
    return Array.isArray(symbols) ? symbols.map(String) : [];
  });
  /** Of the pipeline first, then all others that there is a market for. */
  protected readonly symbols = computed(() => [
    ...new Set([...this.own(), ...(this.known.value() ?? []).map(({ symbol }) => symbol)]),
  ]);
  protected readonly symbol = linkedSignal(() => this.own()[0] ?? this.symbols()[0] ?? '');
  private readonly sources = computed(
    () => this.known.value()?.find(({ symbol }) => symbol === this.symbol())?.sources ?? ['synthetic'],
  );
  protected readonly markets = computed(() => {
    const imported = this.sources().some((source) => source !== 'synthetic');
    return [
      { id: 'synthetic', label: 'Invented market' },
      ...(imported ? [{ id: 'imported', label: 'Imported bars' }] : []),
    ];
  });
  protected readonly market = linkedSignal(() => this.markets()[0]?.id ?? 'synthetic');
  protected readonly timeframes = TIMEFRAMES;
  /** One that the agent names itself is not asked for. */
  protected readonly fixed = computed(() => ownTimeframe(this.schema(), this.config()));
  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly timeframe = computed(() => {
    const usual = this.settings()['timeframe'];
    return this.fixed() ?? this.chosen() ?? (typeof usual === 'string' ? usual : '5m');
  });
  private readonly question = computed<Question | undefined>(() => {
    const symbol = this.symbol();
    if (!symbol) return undefined;
    return {
      agentType: this.agentType(),
      config: this.config(),
      symbol,
      timeframe: this.timeframe(),
      source: this.market(),
      rules: rulesAlone(this.schema(), this.config()),
    };
  });
  protected readonly preview = loading(
    debounced(this.question, 350),
    (question) => this.ask(question),
    (before, now) => before.agentType === now.agentType,
  );
  protected readonly unknownWords = unknownWords;
  protected readonly shareWords = shareWords;
  protected readonly plural = plural;

  private async ask({ agentType, rules, config, ...where }: Question): Promise<Answer> {
    const look = (one: Config) => this.api.preview(agentType, { ...where, config: one, seed: 1, bars: BARS });
    const [whole, ...alone] = await Promise.all([look(config), ...rules.map((rule) => look(rule.config))]);
    if (!whole) throw new Error('There is no answer.');
    return {
      whole,
      rules: alone.map((one, i) => ({ sentence: rules[i]?.sentence ?? '', true: one.true, unknown: one.unknown })),
    };
  }
}
