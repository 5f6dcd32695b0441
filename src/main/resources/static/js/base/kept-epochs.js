/** Which epochs the run that made the model in use has kept. */
import { getJson, path } from './api.js';
import { learn, modelInUse, on, runOf } from './state.js';
import { inSight } from './tabs.js';
import { loadOnChange } from './load-on-change.js';

/** Starts to load them for the views that have a slider over them. */
export function startKeptEpochs() {
	on(['inUse', 'runs', 'tab'], ask);
}

const ask = loadOnChange(() => {
	const model = modelInUse();
	const run = runOf(model);
	return model && inSight('look', 'wall', 'models') ? { version: model.version, run: run ? run.id : null } : null;
}, ({ run }) => (run === null ? null : getJson(path('runs', run, 'epochs')).catch(() => null)), (keptEpochs) => learn({ keptEpochs }));
