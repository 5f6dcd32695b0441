/** The chosen picture, in the 32 x 32 pixels that the network sees. */
import { getJson, path } from '../base/api.js';
import { byId, el, named, newestOnly } from '../base/dom.js';
import { labelsOf, learn, modelInUse, on, view } from '../base/state.js';
import { nodes, t } from '../base/words.js';
import { absentDataset, partsOf, picture, PICTURE_KEYS } from './picture.js';
import { drawCenterCrop } from './shrink.js';

const SIDE = 32;

/** Starts the preview. */
export function startPreview() {
	on(PICTURE_KEYS, render);
}

let shown;

function render() {
	const chosen = picture();
	const key = absentDataset() ? `not here: ${view.sample}` : chosen?.key;
	if (key && key !== shown) {
		shown = key;
		draw(chosen);
	}
}

const draw = newestOnly(async (isNewest, chosen) => {
	if (chosen?.file && !chosen.redrawn) {
		// decoding a large one takes a while
		byId('seen').replaceChildren();
		byId('seen-caption').replaceChildren(named(chosen.name));
	}
	const [image, caption, trueLabel = null] = !chosen ? [el('span', { class: 'quiet' }, t('Not here yet')), [view.sample]]
		: chosen.file ? await fromFile(chosen) : await fromSample(chosen.sample);
	if (isNewest()) {
		learn({ trueLabel });
		byId('seen').replaceChildren(image);
		byId('seen-caption').replaceChildren(...caption);
	}
});

function pathOf(sample) {
	const { dataset, part, index } = partsOf(sample);
	return path('datasets', dataset, 'samples', part, index);
}

/** An element with a picture's pixels, for use elsewhere. */
export const pixelsOf = async (chosen) => (chosen.file ? (await fromFile(chosen))[0] : imageOf(chosen.sample));

const imageOf = (sample) => el('img', { src: pathOf(sample), alt: t('The picture {sample}', { sample }), width: SIDE, height: SIDE });

async function fromSample(sample) {
	const { label } = await getJson(pathOf(sample)).catch(() => ({}));
	const labels = labelsOf(modelInUse() || {});
	const trueLabel = typeof label === 'number' ? labels[label] : label;
	const caption = trueLabel ? nodes('{sample}, true label {label}', { sample, label: el('strong', { id: 'truth' }, named(trueLabel)) })
		: [sample];
	return [imageOf(sample), caption, trueLabel];
}

async function fromFile({ file, name }) {
	try {
		const bitmap = await createImageBitmap(await file);
		const canvas = el('canvas', { 'width': SIDE, 'height': SIDE, 'role': 'img', 'aria-label': t('Your picture') });
		const context = canvas.getContext('2d');
		context.fillStyle = '#fff';
		context.fillRect(0, 0, SIDE, SIDE);
		drawCenterCrop(context, bitmap, SIDE);
		return [canvas, nodes('{name}, about as the network sees it: {side} × {side} pixels', { name: named(name), side: SIDE })];
	}
	catch {
		return [el('span', { class: 'quiet' }, t('No preview')), [named(name)]];
	}
}
