import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Template } from '../../api/model';
import { Problem } from '../../api/problem';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Sparkline } from '../../ui/sparkline';
import { firstTemplate } from '../../tour/steps';
import { Creating } from '../pipelines/creating';
import { categoriesOf, categoryOf, figuresOf } from './figures';
import { MiniGraph } from './mini-graph';

/** Pipelines that work as they are, to begin with. */
@Component({
  selector: 'k-templates',
  imports: [Empty, Icon, MiniGraph, ProblemNotice, RouterLink, Sparkline, Waiting],
  templateUrl: './templates.html',
  styleUrl: './templates.scss',
})
export class TemplatesPage {
  private readonly api = inject(Api);
  private readonly creating = inject(Creating);
  protected readonly loaded = loading(
    () => true,
    () => this.api.templates(),
  );
  protected readonly first = computed(() => firstTemplate(this.loaded.value() ?? [])?.slug);
  protected readonly category = signal('');
  protected readonly categories = computed(() => categoriesOf(this.loaded.value() ?? []));
  protected readonly shown = computed(() =>
    (this.loaded.value() ?? []).filter((one) => !this.category() || categoryOf(one) === this.category()),
  );
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly categoryOf = categoryOf;
  protected readonly figuresOf = figuresOf;

  constructor() {
    inject(Crumbs).show([{ label: 'Pipelines', link: '/pipelines' }, { label: 'Templates' }]);
  }

  protected async use(template: Template): Promise<void> {
    this.busy.set(template.slug);
    this.problem.set(await this.creating.fromTemplate(template));
    this.busy.set(undefined);
  }
}
