/** The small picture of each layer in the strip: one of its maps, or all values of a flat layer. */
import { el, showBlob } from '../base/dom.js';
import { modelInUse, on, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { PICTURE_KEYS, pictureOrProbe } from '../picture/picture.js';
import { isFlat } from './layer-words.js';
import { chosenChannel, epochShown, mapsPng } from './map-source.js';

let refreshes = [];

/** Keeps the small pictures up to date. */
export function startThumbnails() {
	on([...PICTURE_KEYS, 'layers', 'channel', 'epoch', 'keptEpochs', 'tab'], () => refreshes.forEach((refresh) => refresh()));
}

/** Makes a thumbnail for each layer; they follow the chosen picture. */
export function thumbnails(layers) {
	const made = layers.map(thumbnail);
	refreshes = made.map(({ refresh }) => refresh);
	return made.map(({ element }) => element);
}

const blank = () => el('img', { alt: '', width: 32, height: 32 });

/** Smaller maps are drawn smaller. */
function sizeClass(layer) {
	const share = layer.width / world.inputShape[2];
	return isFlat(layer) ? 'flat' : share > 0.6 ? '' : share > 0.3 ? 'half' : 'quarter';
}

function thumbnail(layer) {
	let image = blank();
	const element = el('span', { 'class': `thumbnail ${sizeClass(layer)}`, 'aria-hidden': 'true' }, image);
	const refresh = loadOnChange(() => {
		const model = modelInUse();
		const channel = isFlat(layer) ? null : chosenChannel(layer);
		const finished = model && view.epoch !== '' && epochShown(layer, model) === '';
		element.classList.toggle('later', finished);
		element.title = finished ? t('This is the finished model: of past epochs, only the convolutions are kept.') : '';
		const picture = pictureOrProbe();
		return model && picture && inSight('look')
			? { version: model.version, picture: picture.key, channel, epoch: epochShown(layer, model) } : null;
	}, ({ channel }) => mapsPng(layer, modelInUse(), pictureOrProbe(), { channel, scale: 2 }), (blob) => showBlob(image, blob), () => {
		// an image without its blob would be drawn as broken
		const before = image;
		image = blank();
		before.replaceWith(image);
	});
	return { refresh, element };
}
