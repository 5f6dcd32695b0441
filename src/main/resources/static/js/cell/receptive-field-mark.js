/** Frames the chosen cell's receptive field on the picture. */
import { byId } from '../base/dom.js';
import { on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { isFlat } from '../look/layer-words.js';
import { shownCell } from '../look/one-map.js';
import { shownLayer } from '../look/strip.js';
import { picture, PICTURE_KEYS } from '../picture/picture.js';
import { pixelsOf } from '../picture/preview.js';
import { receptiveField } from './receptive-field.js';

/** Starts the frames: one on the small picture at the top, one on a larger picture beside the sum. */
export function startReceptiveFieldMark() {
	on([...PICTURE_KEYS, 'cell', 'channel', 'layer', 'shownMap', 'tab'], render);
	on([...PICTURE_KEYS, 'tab'], pixels);
}

const pixels = loadOnChange(() => (inSight('look') && picture() ? { picture: picture().key } : null), () => pixelsOf(picture()),
	(element) => byId('cell-pixels').replaceChildren(element));

function render() {
	const layer = shownLayer();
	const cell = layer && !isFlat(layer) ? shownCell() : null;
	byId('seen-mark').hidden = !cell || !picture() || !inSight('look');
	byId('cell-seen').hidden = !cell || !picture();
	if (cell) {
		const { rows, columns } = receptiveField(world.layers.slice(0, world.layers.indexOf(layer) + 1), cell);
		for (const id of ['seen-mark', 'cell-mark']) {
			frame(byId(id), { rows, columns }, world.inputShape);
		}
		const size = `${columns[1] - columns[0] + 1} × ${rows[1] - rows[0] + 1}`;
		byId('cell-seen-words').textContent = `All that this cell depends on: ${size} pixels of the picture.`;
	}
}

/** Puts a frame around rows and columns of a picture, as far as they are inside it. */
export function frame({ style }, { rows, columns }, [, height, width]) {
	place(style, 'top', 'height', rows, height);
	place(style, 'left', 'width', columns, width);
}

function place(style, start, length, [from, to], side) {
	const [first, last] = [Math.max(0, from), Math.min(side - 1, to)];
	style[start] = `${(100 * first) / side}%`;
	style[length] = `${(100 * (last - first + 1)) / side}%`;
}
