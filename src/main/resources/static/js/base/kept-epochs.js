/** Which epochs are kept of the run that made the model in use. */
import { getJson, path } from './api.js';
import { learn, modelInUse, on, runOf } from './state.js';
import { inSight } from './tabs.js';
import { wanted } from './wanted.js';

/** Starts to ask for them, where a view has a slider over them. */
export function startKept() {
	on(['inUse', 'runs', 'tab'], ask);
}

const ask = wanted(() => {
	const model = modelInUse();
	const run = runOf(model);
	return model && inSight('look', 'models') ? { version: model.version, run: run ? run.id : null } : null;
}, ({ run }) => (run === null ? null : getJson(path('runs', run, 'epochs')).catch(() => null)), (kept) => learn({ kept }));
