/** The numbers of a flat layer: a bar for each label where there are as many, else a sentence. */
import { path } from './api.js';
import { bar } from './bars.js';
import { byId } from './dom.js';
import { percent, short } from './format.js';
import { isFlat } from './layer-words.js';
import { mapsValues } from './picture.js';
import { labelsOf } from './state.js';

export async function renderValues(isNewest, layer, chosen, model) {
	const list = byId('layer-values');
	const labels = labelsOf(model);
	const named = isFlat(layer) && layer.channels === labels.length;
	byId('maps-frame').hidden = named;
	list.hidden = !named;
	if (!named) {
		return;
	}
	const { channels } = await mapsValues(path('featuremaps', layer.name), chosen, { model: model.id });
	if (isNewest()) {
		list.replaceChildren(...rows(layer, labels, channels.map(({ values }) => [values].flat(2)[0])));
	}
}

function rows(layer, labels, values) {
	const greatest = Math.max(...values);
	const unit = layer.kind === 'softmax' ? 1 : Math.max(...values.map(Math.abs)) || 1;
	return values.map((value, index) => bar({ label: labels[index], share: value / unit,
		text: layer.kind === 'softmax' ? percent(value) : short(value), marked: value === greatest }));
}
