/** A slider over the epochs that the model's run has kept: it shows how maps and filters form. */
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { list } from '../base/format.js';
import { adjust, modelInUse, on, view, world } from '../base/state.js';
import { t } from '../base/words.js';
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
		const then = view.epoch === '0' ? t('the untrained network') : t('epoch {epoch}', { epoch: view.epoch });
		byId('time-missing-words').textContent = kept.epochs.includes(Number(view.epoch))
			? t('These are the values of the finished model: of {then}, its run has kept {layers}, not {layer}.',
				{ then, layers: list(kept.featuremaps), layer: layer.name })
			: t('These are the values of the finished model: of {then}, its run has kept nothing.', { then });
	}
}
