/** A slider over the epochs that the model's run has kept: maps and filters form as it moves. */
import { getJson, path } from '../base/api.js';
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { learn, modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { keptOf } from './source.js';
import { shownLayer } from './strip.js';

/** Starts the slider; it is there where the run has kept its epochs. */
export function startTime() {
	on(['inUse', 'layer', 'layers', 'tab'], ask);
	on(['kept', 'epoch', 'layer', 'layers', 'inUse'], epochSlider(byId('time'), epochs));
}

const ask = wanted(() => {
	const model = modelInUse();
	const run = world.runs.find(({ id }) => id === model?.runId);
	return model && inSight('look') ? { version: model.version, run: run ? run.id : null } : null;
}, ({ run }) => (run === null ? null : getJson(path('runs', run, 'epochs')).catch(() => null)), (kept) => learn({ kept }));

function epochs() {
	const kept = shownLayer() && modelInUse() ? keptOf(shownLayer(), modelInUse()) : [];
	return kept.length > 1 ? kept : [];
}
