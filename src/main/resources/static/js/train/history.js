/** The metrics of runs, loaded no more often than they change. */
import { getJson, path } from '../base/api.js';
import { isActive } from '../base/state.js';

const INTERVAL_MILLIS = 2000;

const known = new Map();

/** The metrics of a run, loaded again if it has changed; null if the service does not answer. */
export async function metricsOf(run) {
	const stage = `${run.state} ${run.epoch}`;
	const before = known.get(run.id);
	const due = isActive(run) && Date.now() - before?.at > INTERVAL_MILLIS;
	if (before?.stage === stage && !due) {
		return before.metrics;
	}
	const metrics = await getJson(path('runs', run.id, 'metrics')).catch(() => null);
	if (metrics) {
		known.set(run.id, { stage, at: Date.now(), metrics });
	}
	return metrics || before?.metrics || null;
}
