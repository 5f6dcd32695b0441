/** What the runs have measured, asked for no more often than it changes. */
import { getJson, path } from '../base/api.js';
import { isActive } from '../base/state.js';

const INTERVAL = 2000;

const known = new Map();

/** The metrics of a run, fresh where it has news, else those known; null where the service does not say. */
export async function metricsOf(run) {
	const stage = `${run.state} ${run.epoch}`;
	const before = known.get(run.id);
	const due = isActive(run) && Date.now() - before?.at > INTERVAL;
	if (before?.stage === stage && !due) {
		return before.metrics;
	}
	const metrics = await getJson(path('runs', run.id, 'metrics')).catch(() => null);
	if (metrics) {
		known.set(run.id, { stage, at: Date.now(), metrics });
	}
	return metrics || before?.metrics || null;
}
