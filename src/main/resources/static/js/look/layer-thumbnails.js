/** The small picture in each block of the strip: one map of the layer, or all values of a flat one. */
import { el, showBlob } from '../base/dom.js';
import { modelInUse, on, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { isFlat } from './layer-words.js';
import { chosenChannel, epochShown, mapsPng } from './source.js';

let refreshes = [];

/** Keeps the small pictures up to date. */
export function startSights() {
	on([...PICTURE_KEYS, 'layers', 'channel', 'epoch', 'kept', 'tab'], () => refreshes.forEach((refresh) => refresh()));
}

/** Makes the pictures' elements, one for each layer; from then on they show the picture in question. */
export function sights(layers) {
	const made = layers.map(sight);
	refreshes = made.map(({ refresh }) => refresh);
	return made.map(({ element }) => element);
}

const blank = () => el('img', { alt: '', width: 32, height: 32 });

function sight(layer) {
	let image = blank();
	const element = el('span', { 'class': isFlat(layer) ? 'sight flat' : 'sight', 'aria-hidden': 'true' }, image);
	const refresh = wanted(() => {
		const model = modelInUse();
		const channel = isFlat(layer) ? null : chosenChannel(layer);
		const later = model && view.epoch !== '' && epochShown(layer, model) === '';
		element.classList.toggle('later', later);
		element.title = later ? 'This is the finished model: of past epochs, only the convolutions are kept.' : '';
		const chosen = pictureOrProbe();
		return model && chosen && inSight('look') ? { version: model.version, picture: chosen.key, channel, epoch: epochShown(layer, model) } : null;
	}, ({ channel }) => mapsPng(layer, modelInUse(), pictureOrProbe(), { channel, scale: 2 }), (blob) => showBlob(image, blob), () => {
		// one that has lost its picture would be drawn as a broken one
		const before = image;
		image = blank();
		before.replaceWith(image);
	});
	return { refresh, element };
}
