import { Definition } from '../../api/model';

export type Parsed = { definition: Definition } | { problem: string; line: number | undefined };

/** Reads a definition; what is not one is named with its line where that is known. */
export function parse(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const line = lineOf(text, message);
    const what = /end of/i.test(message) ? 'It ends too early: a bracket or quote is not closed.' : detail(message);
    return { problem: `This is not JSON yet. ${what}`, line };
  }
  if (typeof value !== 'object' || value === null) return { problem: 'A definition is an object in { }.', line: 1 };
  const { nodes, edges, settings } = value as Partial<Definition>;
  if (!Array.isArray(nodes)) return { problem: 'Add "nodes": the list of agents.', line: undefined };
  if (!Array.isArray(edges)) return { problem: 'Add "edges": the list of what leads to what.', line: undefined };
  if (typeof settings !== 'object') return { problem: 'Add "settings": an object.', line: undefined };
  return { definition: value as Definition };
}

function detail(message: string): string {
  const token = /token '?(.)'?/.exec(message)?.[1];
  return token === undefined
    ? 'Look for a missing comma or quote.'
    : `“${token}” is not expected here; look for a missing comma or quote before it.`;
}

/** Browsers name the line, the position, or neither. */
function lineOf(text: string, message: string): number | undefined {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return /end of/i.test(message) ? text.split('\n').length : undefined;
}
