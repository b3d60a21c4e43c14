import { Signal, computed, inject } from '@angular/core';
import { Api, Query } from '../../api/api';
import { ListTradesData } from '../../api/generated/types.gen';
import { ExecutionSummary } from '../../api/model';
import { loading } from '../../core/loading';
import { isOver } from '../../runs/steps';

const PAGE = 200;
const MOST_PAGES = 10;

/** What the runs of a list earned, by their trades, fetched as far back as the oldest run. Call it in a constructor. */
export function profitsOf(
  runs: () => ExecutionSummary[] | undefined,
  query: () => Query<ListTradesData>,
): Signal<ReadonlyMap<string, number>> {
  const api = inject(Api);
  const question = computed(
    () => {
      const over = (runs() ?? []).filter(isOver);
      const oldest = over.map((run) => run.fired_at).sort()[0];
      return oldest === undefined ? undefined : { oldest, query: query(), ids: over.map((run) => run.id).join() };
    },
    { equal: (a, b) => a?.ids === b?.ids },
  );
  const profits = loading(
    question,
    async ({ oldest, query: asked }) => {
      const sums = new Map<string, number>();
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, next } = await api.trades({ ...asked, limit: PAGE, after });
        for (const trade of items) {
          sums.set(trade.execution_id, (sums.get(trade.execution_id) ?? 0) + Number(trade.profit));
        }
        const last = items.at(-1);
        if (next === null || !last || last.closed_at < oldest) break;
        after = next;
      }
      return sums;
    },
    () => true,
  );
  return computed(() => profits.value() ?? new Map<string, number>());
}
