/** Walks through the maps of a wall with the arrow keys. */
import { el } from '../base/dom.js';
import { t } from '../base/words.js';
import { isFlat } from '../look/layer-words.js';

const nameOf = (index, layer) => (isFlat(layer) ? t('Value {index} of {layer}', { index, layer: layer.name })
	: t('Map {index} of {layer}', { index, layer: layer.name }));

/**
 * Makes the maps of a layer reachable by keyboard.
 * @param {HTMLCanvasElement} canvas the maps
 * @param {object} layer
 * @param {() => { columns: number, gap: number, scale: number }} layout how they are laid out; null before they are
 * @param {(channel: number) => void} choose called where one is chosen by Enter or the space bar
 * @returns {HTMLElement} the canvas with a mark on the map that is next to be chosen
 */
export function walkable(canvas, layer, layout, choose) {
	const mark = el('i', { 'class': 'mark', 'aria-hidden': 'true', 'hidden': true });
	const box = el('div', { 'class': 'wall-maps', 'tabindex': '0', 'role': 'application', 'aria-roledescription': t('maps') },
		canvas, mark);
	let channel = 0;

	function point(next) {
		const { columns, gap, scale } = layout();
		channel = Math.max(0, Math.min(layer.channels - 1, next));
		const [row, column] = [Math.floor(channel / columns), channel % columns];
		Object.assign(mark.style, { left: `${column * (layer.width + gap) * scale}px`, top: `${row * (layer.height + gap) * scale}px`,
			width: `${layer.width * scale}px`, height: `${layer.height * scale}px` });
		mark.hidden = false;
		box.setAttribute('aria-label', t('{choice}. The arrow keys move, Enter opens it.', { choice: nameOf(channel, layer) }));
	}

	box.setAttribute('aria-label', t('All maps of {layer}', { layer: layer.name }));
	box.addEventListener('focus', () => layout() && box.matches(':focus-visible') && point(channel));
	box.addEventListener('blur', () => {
		mark.hidden = true;
	});
	box.addEventListener('keydown', (event) => {
		const step = layout() && { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -layout().columns, ArrowDown: layout().columns,
			Home: -channel, End: layer.channels - 1 - channel }[event.key];
		if (step != null) {
			event.preventDefault();
			point(channel + step >= 0 && channel + step < layer.channels ? channel + step : channel);
			mark.scrollIntoView({ block: 'nearest' });
		}
		else if (['Enter', ' '].includes(event.key)) {
			event.preventDefault();
			choose(channel);
		}
	});
	return box;
}
