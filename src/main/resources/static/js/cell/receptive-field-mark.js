/** Frames the chosen cell's receptive field on the picture. */
import { byId } from '../base/dom.js';
import { on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { isFlat } from '../look/layer-words.js';
import { shownCell } from '../look/one-map.js';
import { shownLayer } from '../look/strip.js';
import { picture, PICTURE_KEYS } from '../picture/picture.js';
import { receptiveField } from './receptive-field.js';

/** Starts the frame on the small picture at the top. */
export function startReceptiveFieldMark() {
	on([...PICTURE_KEYS, 'cell', 'channel', 'layer', 'shownMap', 'tab'], render);
}

function render() {
	const layer = shownLayer();
	const cell = layer && !isFlat(layer) ? shownCell() : null;
	byId('seen-mark').hidden = !cell || !picture() || !inSight('look');
	if (cell) {
		frame(byId('seen-mark'), receptiveField(world.layers.slice(0, world.layers.indexOf(layer) + 1), cell), world.inputShape);
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
