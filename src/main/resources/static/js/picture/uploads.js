/** The pictures of one's own that were taken in, to go from one to another. */
import { byId, el, named } from '../base/dom.js';
import { count } from '../base/format.js';
import { on, world } from '../base/state.js';
import { pixelsOf } from './preview.js';
import { pictureOf } from './picture.js';
import { choose } from './upload.js';

const box = byId('uploads');

/** Starts the row, which is there when there are some. */
export function startUploads() {
	on(['uploads', 'upload'], render);
	render();
}

function render() {
	box.hidden = !world.uploads.length;
	const before = new Map([...box.children].map((button) => [button.dataset.upload, button]));
	box.replaceChildren(...world.uploads.map((upload) => before.get(String(upload.id)) || thumbnail(upload)));
	for (const button of box.children) {
		button.setAttribute('aria-pressed', String(button.dataset.upload === String(world.upload?.id)));
	}
	byId('uploads-note').hidden = world.dropped === world.taken;
	byId('uploads-note').textContent = `Of ${count(world.dropped)} files, the first ${world.taken} were taken in.`;
}

function thumbnail(upload) {
	const button = el('button', { 'type': 'button', 'data-upload': upload.id, 'title': upload.name, 'aria-label': upload.name, 'click': () => choose(upload) });
	pixelsOf(pictureOf(upload)).then((pixels) => button.append(pixels.matches('canvas') ? pixels : named(upload.name)));
	return button;
}
