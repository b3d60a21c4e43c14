import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Execution } from '../../api/model';
import { difference } from '../../builder/diff';
import { Catalog } from '../../core/catalog';
import { Crumbs } from '../../core/crumbs';
import { Loaded, loading } from '../../core/loading';
import { duration, millisOf, money } from '../../format/format';
import { faceOf } from '../../runs/faces';
import { Fared, pairsOf } from '../../runs/compare';
import { RunChart } from '../../runs/run-chart';
import { outcomeOf, profitOf } from '../../runs/story';
import { ModeBadge, Status } from '../../ui/badges';
import { Icon } from '../../ui/icon';
import { Ago, Gain } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';

/** Two runs side by side: what was set differently, how each agent fared, what came of it. */
@Component({
  selector: 'k-compare',
  imports: [Ago, Empty, Gain, Icon, ModeBadge, ProblemNotice, RouterLink, RunChart, Status, Waiting],
  templateUrl: './compare.html',
  styleUrl: './compare.scss',
})
export class ComparePage {
  private readonly api = inject(Api);
  private readonly catalog = inject(Catalog);
  readonly a = input<string>();
  readonly b = input<string>();
  protected readonly left = this.load(this.a);
  protected readonly right = this.load(this.b);
  protected readonly both = computed(() => {
    const [left, right] = [this.left.value(), this.right.value()];
    return left && right ? [left, right] : undefined;
  });
  protected readonly problem = computed(() => this.left.problem() ?? this.right.problem());
  protected readonly sides = computed(() =>
    (this.both() ?? []).map((run, i) => ({
      run,
      name: i ? 'B' : 'A',
      outcome: outcomeOf(run),
      took: tookOf(run),
      profit: profitOf(run),
    })),
  );
  protected readonly settings = computed(() => {
    const [left, right] = this.both() ?? [];
    if (!left?.definition || !right?.definition) return [];
    return difference(left.definition, right.definition, (type) => this.catalog.agent(type)).sentences;
  });
  protected readonly pairs = computed(() => {
    const [left, right] = this.both() ?? [];
    if (!left || !right) return [];
    return pairsOf(left, right).map((pair) => ({
      ...pair,
      face: faceOf(this.catalog, pair.left ? left : right, pair.node),
    }));
  });
  protected readonly differing = computed(() => this.pairs().filter((pair) => pair.differs).length);
  /** Where they parted: the first agent that found something else. */
  protected readonly parted = computed(() => this.pairs().find((pair) => pair.differs));
  protected readonly earned = computed(() => {
    const [left, right] = this.sides();
    if (left?.profit === undefined || right?.profit === undefined) return undefined;
    const more = right.profit - left.profit;
    if (Math.abs(more) < 0.005) return 'Both earned the same.';
    return `B came out ${money(Math.abs(more))} ${more > 0 ? 'above' : 'below'} A.`;
  });
  protected readonly duration = duration;

  constructor() {
    inject(Crumbs).show([{ label: 'Executions', link: '/executions' }, { label: 'Compare' }]);
  }

  protected times({ busy, waiting }: Fared): string {
    return waiting > 0 ? `${duration(busy)}, ${duration(waiting)} waiting` : duration(busy);
  }

  private load(id: () => string | undefined): Loaded<Execution> {
    return loading(id, (known) => this.api.execution(known));
  }
}

function tookOf(run: Execution): number | undefined {
  const from = millisOf(run.started_at);
  const to = millisOf(run.finished_at ?? run.steps.at(-1)?.finished_at);
  return from === undefined || to === undefined ? undefined : to - from;
}
