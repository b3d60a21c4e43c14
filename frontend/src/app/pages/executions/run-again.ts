import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/api';
import { Execution, same } from '../../api/model';
import { Catalog } from '../../core/catalog';
import { againFrom } from '../../runs/again';
import { faceOf } from '../../runs/faces';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';

/** Runs an agent and what follows once more, on what those before it found in this run. */
@Component({
  selector: 'k-run-again',
  imports: [Icon],
  template: `
    @if (trial()) {
      <button class="button small" type="button" (click)="run()"><k-icon name="replay" />Run again from here</button>
    }
  `,
})
export class RunAgain {
  private readonly api = inject(Api);
  private readonly catalog = inject(Catalog);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  readonly execution = input.required<Execution>();
  readonly node = input.required<string>();
  protected readonly trial = computed(() =>
    this.execution().pipeline_id === null ? undefined : againFrom(this.execution(), this.node()),
  );

  protected async run(): Promise<void> {
    const { pipeline_id, trading_mode } = this.execution();
    const trial = this.trial();
    if (!trial || pipeline_id === null) return;
    const { name } = faceOf(this.catalog, this.execution(), this.node());
    const mode = same(trading_mode, 'validation') ? 'validation' : 'simulation';
    await this.confirm.ask({
      title: `Run again from ${name}?`,
      text: `${name} and what follows run anew, as a trial in ${mode}, with the settings of this run. Those before it keep what they found here. No money moves.`,
      action: 'Run again',
      act: async () => {
        const { id } = await this.api.tryOut(pipeline_id, trial);
        await this.router.navigate(['/executions', id]);
      },
    });
  }
}
