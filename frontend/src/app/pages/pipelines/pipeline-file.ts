import { Definition, Pipeline } from '../../api/model';
import { parse } from './parse';

/** A pipeline as a file: what a person takes along, without its past. */
export interface PipelineFile {
  name: string;
  description: string;
  tags: string[];
  definition: Definition;
}

export type ReadFile = { file: PipelineFile } | { problem: string };

export function fileOf(pipeline: Pipeline): PipelineFile {
  const { name, description, tags, definition } = pipeline;
  return { name, description: description ?? '', tags: tags ?? [], definition };
}

/** Reads what was exported, or a definition alone, which is then named after its file. */
export function readFile(text: string, fileName: string): ReadFile {
  const name = fileName.replace(/\.json$/i, '').trim() || 'Imported pipeline';
  const whole = definitionWithin(text);
  const parsed = parse(whole ? JSON.stringify(whole.definition) : text);
  if ('problem' in parsed)
    return { problem: parsed.line === undefined ? parsed.problem : atLine(parsed.line, parsed.problem) };
  return {
    file: {
      name: textOr(whole?.name, name).slice(0, 120),
      description: textOr(whole?.description, ''),
      tags: Array.isArray(whole?.tags) ? whole.tags.filter((tag) => typeof tag === 'string') : [],
      definition: parsed.definition,
    },
  };
}

/** A file name without what file systems dislike. */
export function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'pipeline'}.json`;
}

export function download(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function definitionWithin(text: string): Partial<PipelineFile> | undefined {
  try {
    const value = JSON.parse(text) as Partial<PipelineFile> | null;
    return typeof value === 'object' && value !== null && 'definition' in value ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOr(value: unknown, other: string): string {
  return typeof value === 'string' && value.trim() ? value.trim() : other;
}

function atLine(line: number, problem: string): string {
  return `Line ${line}: ${problem}`;
}
