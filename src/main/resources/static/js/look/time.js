/** A slider over the epochs that the model's run has kept: it shows how maps and filters form. */
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { list } from '../base/format.js';
import { adjust, modelInUse, on, view, world } from '../base/state.js';
import { epochShown, keptEpochsOf } from './map-source.js';
import { shownLayer } from './strip.js';

/** Starts the slider, which is shown where the run has kept its epochs. Where it has not, a sentence says what is shown instead. */
export function startTime() {
	byId('time-end').addEventListener('click', () => adjust({ epoch: '' }));
	on(['keptEpochs', 'epoch', 'layer', 'layers', 'inUse'], epochSlider(byId('time'), epochs));
	on(['keptEpochs', 'epoch', 'layer', 'layers', 'inUse'], renderMissing);
}

function epochs() {
	const kept = shownLayer() && modelInUse() ? keptEpochsOf(shownLayer(), modelInUse()) : [];
	return kept.length > 1 ? kept : [];
}

function renderMissing() {
	const [layer, model, kept] = [shownLayer(), modelInUse(), world.keptEpochs];
	const missing = layer && model && view.epoch !== '' && kept?.runId === model.runId && epochShown(layer, model) === '';
	byId('time-missing').hidden = !missing;
	if (missing) {
		const then = view.epoch === '0' ? 'the untrained network' : `epoch ${view.epoch}`;
		const layers = kept.epochs.includes(Number(view.epoch)) ? `${list(kept.featuremaps)}, not ${layer.name}` : 'nothing';
		byId('time-missing-words').textContent = `These are the values of the finished model: of ${then}, its run has kept ${layers}.`;
	}
}
