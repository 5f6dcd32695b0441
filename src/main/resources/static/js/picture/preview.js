/** The chosen picture, in the 32 x 32 pixels that the network sees. */
import { getJson, path } from '../base/api.js';
import { byId, el, newestOnly } from '../base/dom.js';
import { labelsOf, learn, modelInUse, on } from '../base/state.js';
import { picture, PICTURE_KEYS } from './picture.js';

const SIDE = 32;

/** Starts the preview. */
export function startPreview() {
	on(PICTURE_KEYS, render);
}

let shown;

function render() {
	const chosen = picture();
	const key = chosen?.key;
	if (key && key !== shown) {
		shown = key;
		draw(chosen);
	}
}

const draw = newestOnly(async (isNewest, chosen) => {
	const [image, caption, truth = null] = chosen.file ? await fromFile(chosen.file) : await fromSample(chosen.sample);
	if (isNewest()) {
		learn({ truth });
		byId('seen').replaceChildren(image);
		byId('seen-caption').replaceChildren(...caption);
	}
});

/** The address of a sample's picture: `shapes/test/7` is data set, part and index; the data set may be left out. */
function pathOf(sample) {
	const [index, part, dataset = modelInUse()?.dataset] = sample.split('/').reverse();
	return path('datasets', dataset, 'samples', part, index);
}

/** A picture's element alone, for showing it elsewhere too. */
export const pixelsOf = async (chosen) => (chosen.file ? (await fromFile(chosen.file))[0] : imageOf(chosen.sample));

const imageOf = (sample) => el('img', { src: pathOf(sample), alt: `The picture ${sample}`, width: SIDE, height: SIDE });

async function fromSample(sample) {
	const { label } = await getJson(pathOf(sample)).catch(() => ({}));
	const labels = labelsOf(modelInUse() || {});
	const truth = typeof label === 'number' ? labels[label] : label;
	return [imageOf(sample), truth ? [`${sample}, in truth `, el('strong', { id: 'truth' }, truth)] : [sample], truth];
}

async function fromFile(file) {
	const caption = [`${file.name || 'Your picture'}, about as the network sees it: ${SIDE} × ${SIDE} pixels`];
	try {
		const bitmap = await createImageBitmap(file);
		const side = Math.min(bitmap.width, bitmap.height);
		const canvas = el('canvas', { width: SIDE, height: SIDE, role: 'img', 'aria-label': 'Your picture' });
		const context = canvas.getContext('2d');
		context.fillStyle = '#fff';
		context.fillRect(0, 0, SIDE, SIDE);
		context.imageSmoothingQuality = 'high';
		context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
		return [canvas, caption];
	}
	catch {
		return [el('span', { class: 'quiet' }, 'No preview'), [file.name || 'Your picture']];
	}
}
