import { EnvironmentInjector, Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Definition } from '../api/model';
import { parse } from '../pages/pipelines/parse';
import { plural } from '../format/format';
import { Toasts } from '../ui/toasts';
import { Workbench } from './workbench';

/** The definition as a file and as text. */
@Injectable()
export class Transfer {
  private readonly bench = inject(Workbench);
  private readonly toasts = inject(Toasts);

  export(): void {
    const pipeline = this.bench.pipeline();
    if (!pipeline) return;
    const { name, description } = pipeline;
    const text = JSON.stringify({ name, description, definition: this.bench.definition() }, null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `${fileName(name)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  async import(file: File): Promise<void> {
    const read = imported(await file.text());
    if ('problem' in read) {
      this.toasts.say(`${file.name} was not imported. ${read.problem}`, true);
      return;
    }
    this.bench.replace(`Import ${file.name}`, read.definition);
    this.toasts.say(`${file.name} imported: ${plural(read.definition.nodes.length, 'agent')}. Ctrl+Z takes it back.`);
  }

  /** The dialog is fetched when it is wanted. */
  json(injector: EnvironmentInjector): void {
    void import('./json-dialog').then(({ JsonDialog }) =>
      injector.get(MatDialog).open(JsonDialog, {
        width: '860px',
        maxWidth: '94vw',
        data: {
          definition: this.bench.definition(),
          take: (definition: Definition) => this.bench.edit('Edit the JSON', () => definition),
        },
      }),
    );
  }
}

/** What an exported file holds: a definition, bare or with the name and description of its pipeline. */
export function imported(text: string): ReturnType<typeof parse> {
  const bare = parse(text);
  if ('definition' in bare) return bare;
  try {
    const { definition } = JSON.parse(text) as { definition?: unknown };
    return definition === undefined ? bare : parse(JSON.stringify(definition));
  } catch {
    return bare;
  }
}

function fileName(name: string): string {
  return (
    name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'pipeline'
  );
}
