import { Component, HostListener, computed, inject, signal } from '@angular/core';
import { Finding, same } from '../api/model';
import { canStart } from '../pages/pipelines/commands';
import { plural } from '../format/format';
import { bare } from '../forms/findings';
import { Icon } from '../ui/icon';
import { nameOf } from './connections';
import { CostPanel } from './cost-panel';
import { inBrief, tightest } from './costs-in-words';
import { Publishing } from './publishing';
import { Readiness } from './readiness';
import { RunChoice } from './run-choice';
import { Trials } from './trials';
import { Workbench } from './workbench';

/** The foot of the builder: what keeps the pipeline from starting, what it costs, and the commands. */
@Component({
  selector: 'k-readiness-bar',
  imports: [CostPanel, Icon, RunChoice],
  templateUrl: './readiness-bar.html',
  styleUrl: './readiness-bar.scss',
})
export class ReadinessBar {
  protected readonly bench = inject(Workbench);
  protected readonly readiness = inject(Readiness);
  protected readonly trials = inject(Trials);
  protected readonly publishing = inject(Publishing);
  protected readonly open = signal<'findings' | 'cost' | 'run' | undefined>(undefined);
  protected readonly verdict = computed(() => {
    if (this.readiness.problem()) return 'Not checked';
    if (!this.readiness.known()) return 'Checking…';
    const { length } = this.readiness.errors();
    if (length) return `Ready? ${plural(length, 'thing')} ${length === 1 ? 'keeps' : 'keep'} it from starting`;
    const warnings = this.readiness.warnings().length;
    return warnings ? `Ready, with ${plural(warnings, 'remark')}` : 'Ready to start';
  });
  protected readonly findings = computed(() => [...this.readiness.errors(), ...this.readiness.warnings()]);
  protected readonly canStart = computed(() => {
    const pipeline = this.bench.pipeline();
    return pipeline !== undefined && canStart(pipeline);
  });
  protected readonly active = computed(() => same(this.bench.pipeline()?.status, 'active', 'paused'));
  /** How bad the tightest budget looks. */
  protected readonly level = computed(() => tightest(this.readiness.estimate()?.budget ?? [])?.level ?? 'ok');
  protected readonly inBrief = inBrief;
  protected readonly same = same;

  protected toggle(what: 'findings' | 'cost' | 'run'): void {
    this.open.update((now) => (now === what ? undefined : what));
  }

  protected where(node: string | null): string {
    return node === null ? 'Pipeline' : nameOf(this.bench.definition(), node, this.bench.agentOf);
  }

  /** Its sentence without the names that stand beside it or that nobody reads, such as `rules[1].level`. */
  protected says({ node, field, message }: Finding): string {
    const name = `${this.where(node)}: `;
    const text = field && message.includes(`${field}: `) ? bare(message, field) : message;
    return text.startsWith(name) ? text.slice(name.length) : text;
  }

  protected go(finding: Finding): void {
    this.open.set(undefined);
    if (finding.node !== null) this.bench.show(finding.node, finding.field);
    else this.bench.toSettings(finding.field);
  }

  protected run(): void {
    this.open.set(undefined);
    void this.trials.start();
  }

  @HostListener('document:keydown.escape')
  protected close(): void {
    this.open.set(undefined);
  }
}
