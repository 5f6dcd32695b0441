/** What belongs to a layer's picture: the meaning of its colours, or a bar for each label instead of a picture. */
import { path } from './api.js';
import { bar } from './bars.js';
import { byId } from './dom.js';
import { percent, short } from './format.js';
import { isFlat } from './layer-words.js';
import { mapsValues } from './picture.js';
import { labelsOf, view } from './state.js';

export async function renderValues(isNewest, layer, chosen, model) {
	const list = byId('layer-values');
	const labels = labelsOf(model);
	const named = isFlat(layer) && layer.channels === labels.length;
	byId('maps-frame').hidden = named;
	list.hidden = !named;
	byId('map-options').hidden = named;
	explainColours(layer, named);
	if (!isFlat(layer)) {
		return;
	}
	const { channels } = await mapsValues(path('featuremaps', layer.name), chosen, { model: model.id });
	const values = channels.map((channel) => [channel.values].flat(2)[0]);
	if (isNewest() && named) {
		list.replaceChildren(...rows(layer, labels, values));
	}
	else if (isNewest()) {
		byId('maps-scale-about').textContent = summary(values);
	}
}

function explainColours(layer, named) {
	byId('maps-scale').hidden = named;
	byId('maps-scale').className = `maps-scale quiet ${view.palette}`;
	byId('maps-scale-about').textContent = isFlat(layer) ? '' : view.normalize === 'layer' ? 'value of the layer' : 'value, each map on its own scale';
}

function summary(values) {
	const zeros = values.filter((value) => value === 0).length / values.length;
	return `of ${values.length} values, from ${short(Math.min(...values))} to ${short(Math.max(...values))}${zeros ? `; ${percent(zeros)} of them are zero` : ''}`;
}

function rows(layer, labels, values) {
	const greatest = Math.max(...values);
	const unit = layer.kind === 'softmax' ? 1 : Math.max(...values.map(Math.abs)) || 1;
	return values.map((value, index) => bar({ label: labels[index], share: value / unit,
		text: layer.kind === 'softmax' ? percent(value) : short(value), marked: value === greatest }));
}
