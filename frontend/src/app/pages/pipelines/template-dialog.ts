import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Api } from '../../api/api';
import { Template } from '../../api/model';
import { Problem, problemOf } from '../../api/problem';
import { Catalog } from '../../core/catalog';
import { loading } from '../../core/loading';
import { words } from '../../format/format';
import { ProblemNotice, Waiting } from '../../ui/notices';
import { Icon } from '../../ui/icon';
import { layered } from '../../ui/layout';

/** Choose a template, name it, and there is a pipeline. */
@Component({
  selector: 'k-template-dialog',
  imports: [Icon, MatDialogModule, ProblemNotice, Waiting],
  template: `
    <h2 mat-dialog-title>New pipeline from a template</h2>
    <form (submit)="$event.preventDefault(); create()">
      <mat-dialog-content>
        @if (templates.value(); as all) {
          <div class="templates" role="radiogroup" aria-label="Template">
            @for (one of all; track one.slug) {
              <label class="template">
                <input
                  type="radio"
                  name="template"
                  [value]="one.slug"
                  [checked]="one.slug === chosen()?.slug"
                  (change)="choose(one)"
                />
                <span class="name">{{ one.name }}</span>
                <span class="muted">{{ one.description }}</span>
                <span class="icons">
                  @for (agent of agentsOf(one); track $index) {
                    <k-icon [name]="agent.icon" [style.color]="agent.colour" [title]="agent.name" />
                  }
                  <span class="faint">{{ needsOf(one) }}</span>
                </span>
              </label>
            } @empty {
              <p class="muted">This server offers no templates. Clone one of your pipelines instead.</p>
            }
          </div>
          <label class="field">
            Name
            <input
              required
              maxlength="120"
              autocomplete="off"
              [value]="name()"
              (input)="named.set($any($event.target).value)"
            />
          </label>
        } @else if (!templates.problem()) {
          <k-waiting />
        }
        <k-problem [problem]="problem() ?? templates.problem()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="button" type="button" mat-dialog-close>Cancel</button>
        <button class="button primary" type="submit" [disabled]="busy() || !chosen() || !name().trim()">
          Create pipeline
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .templates {
      display: grid;
      gap: 8px;
    }
    .template {
      position: relative;
      display: grid;
      gap: 4px;
      padding: 12px 14px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-1);
      cursor: pointer;
    }
    .template:hover {
      background: var(--surface-3);
    }
    .template:has(:checked) {
      border-color: var(--accent);
      box-shadow: 0 0 0 1px var(--accent);
    }
    .template:has(:focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    .template input {
      position: absolute;
      opacity: 0;
    }
    .name {
      font-weight: 600;
    }
    .icons {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      font-size: 12px;
    }
  `,
})
export class TemplateDialog {
  private readonly api = inject(Api);
  private readonly catalog = inject(Catalog);
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<TemplateDialog>>(MatDialogRef);
  private readonly picked = signal<Template | undefined>(undefined);
  protected readonly named = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly templates = loading(
    () => true,
    () => this.api.templates(),
  );
  protected readonly chosen = computed(() => this.picked() ?? this.templates.value()?.[0]);
  protected readonly name = computed(() => this.named() ?? this.chosen()?.name ?? '');

  protected choose(template: Template): void {
    this.picked.set(template);
  }

  protected agentsOf(template: Template): { icon: string; colour: string; name: string }[] {
    const order = [...layered(template.definition).nodes]
      .sort((a, b) => a.x - b.x || a.y - b.y)
      .map((place) => place.id);
    return order.map((id) => {
      const type = template.definition.nodes.find((node) => node.id === id)?.agent_type;
      const agent = this.catalog.agent(type);
      const colour = `var(--${(agent?.category ?? 'system').toLowerCase()}, var(--system))`;
      return { icon: agent?.icon ?? 'puzzle', colour, name: agent?.name ?? words(type) };
    });
  }

  protected needsOf(template: Template): string {
    const needs = Array.isArray(template.needs) ? template.needs.join(', ') : String(template.needs ?? '');
    return needs ? `Needs ${needs}` : '';
  }

  protected async create(): Promise<void> {
    const template = this.chosen();
    if (!template) return;
    this.busy.set(true);
    try {
      const pipeline = await this.api.fromTemplate(template.slug, this.name().trim());
      this.dialog.close();
      await this.router.navigate(['/pipelines', pipeline.id]);
    } catch (cause) {
      this.problem.set(problemOf(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
