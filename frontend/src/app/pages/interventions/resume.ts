import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { Halt } from '../../api/trading-model';
import { Halts } from '../../core/desk';
import { exact } from '../../format/format';
import { Confirm } from '../../ui/confirm';
import { Toasts } from '../../ui/toasts';

/** Lets entries pass again after a halt; asks for the word RESUME. */
@Injectable({ providedIn: 'root' })
export class Resuming {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly halts = inject(Halts);
  private readonly toasts = inject(Toasts);

  async ask(halt: Halt): Promise<boolean> {
    const what = halt.pipeline_name ?? 'the whole account';
    const done = await this.confirm.ask({
      title: `Resume ${what}?`,
      text: `It was halted ${exact(halt.since)} by ${halt.by}: “${halt.reason}”. Pipelines that are started may enter new positions again at once; what was cancelled or closed stays so.`,
      action: 'Resume trading',
      dangerous: true,
      type: 'RESUME',
      reasons: ['It is settled', 'Halted by mistake'],
      act: async (reason) => {
        await this.api.resume(halt.id, reason);
        await this.halts.reload();
      },
    });
    if (done) this.toasts.say(`Entries of ${what} pass again.`);
    return done;
  }
}
