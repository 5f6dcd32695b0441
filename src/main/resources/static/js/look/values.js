/** What goes with a layer's picture: the meaning of its colours, or a bar for each label instead of the picture. */
import { bar } from '../base/bars.js';
import { byId } from '../base/dom.js';
import { percent, short } from '../base/format.js';
import { labelsOf, show, view } from '../base/state.js';
import { t } from '../base/words.js';
import { isFlat } from './layer-words.js';
import { choiceOf, mapsJson } from './map-source.js';
import { shownLayer } from './strip.js';

/** Describes a picture that does not show values. */
export function hideValues(words) {
	byId('maps-frame').hidden = false;
	byId('layer-values').hidden = true;
	byId('map-options').hidden = true;
	byId('maps-scale').hidden = true;
	byId('maps-words').textContent = words;
}

/** Shows what goes with a layer's maps. */
export async function renderValues(layer, chosen, model) {
	const labels = labelsOf(model);
	const named = isFlat(layer) && layer.channels === labels.length;
	byId('maps-frame').hidden = named;
	byId('layer-values').hidden = !named;
	byId('map-options').hidden = named;
	byId('maps-words').textContent = '';
	explainColours(layer, named);
	if (!isFlat(layer)) {
		return;
	}
	const answer = await mapsJson(layer, model, chosen).catch(() => null);
	if (!answer || shownLayer() !== layer) {
		return;
	}
	const values = answer.channels.map((channel) => [channel.values].flat(2)[0]);
	if (named) {
		byId('layer-values').replaceChildren(...rows(layer, labels, values));
	}
	else {
		byId('maps-scale-about').textContent = summary(values);
	}
}

function explainColours(layer, named) {
	byId('maps-scale').hidden = named;
	byId('maps-scale').className = `scale quiet ${view.palette}`;
	byId('maps-scale-about').textContent = isFlat(layer) ? '' : view.normalize === 'layer' ? t('value of the layer')
		: t('value, each map on its own scale; all dark: all zero, nothing found');
}

function summary(values) {
	const zeros = values.filter((value) => value === 0).length / values.length;
	const places = { n: values.length, least: short(Math.min(...values)), greatest: short(Math.max(...values)), share: percent(zeros) };
	return zeros ? t('of {n} values, from {least} to {greatest}; {share} of them are zero', places)
		: t('of {n} values, from {least} to {greatest}', places);
}

function rows(layer, labels, values) {
	const greatest = Math.max(...values);
	const unit = layer.kind === 'softmax' ? 1 : Math.max(...values.map(Math.abs)) || 1;
	return values.map((value, index) => bar({ label: labels[index], share: value / unit, press: () => show(choiceOf(layer, index)),
		text: layer.kind === 'softmax' ? percent(value) : short(value), marked: value === greatest }));
}
