/** A slider over the epochs that the model's run has kept: maps and filters form as it moves. */
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { list } from '../base/format.js';
import { adjust, modelInUse, on, view, world } from '../base/state.js';
import { epochShown, keptOf } from './source.js';
import { shownLayer } from './strip.js';

/** Starts the slider; it is there where the run has kept its epochs. Where it has not, a sentence says what is shown instead. */
export function startTime() {
	byId('time-end').addEventListener('click', () => adjust({ epoch: '' }));
	on(['kept', 'epoch', 'layer', 'layers', 'inUse'], epochSlider(byId('time'), epochs));
	on(['kept', 'epoch', 'layer', 'layers', 'inUse'], tellMissing);
}

function epochs() {
	const kept = shownLayer() && modelInUse() ? keptOf(shownLayer(), modelInUse()) : [];
	return kept.length > 1 ? kept : [];
}

function tellMissing() {
	const [layer, model, { kept }] = [shownLayer(), modelInUse(), world];
	const missing = layer && model && view.epoch !== '' && kept?.runId === model.runId && epochShown(layer, model) === '';
	byId('time-missing').hidden = !missing;
	if (missing) {
		const then = view.epoch === '0' ? 'the untrained network' : `epoch ${view.epoch}`;
		byId('time-missing-words').textContent = `These are the numbers of the finished model: of ${then}, its run has kept ${
			kept.epochs.includes(Number(view.epoch)) ? `${list(kept.featuremaps)}, not ${layer.name}` : 'nothing'}.`;
	}
}
