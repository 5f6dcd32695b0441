/** The row of the user's own pictures. */
import { byId, el, named } from '../base/dom.js';
import { count } from '../base/format.js';
import { on, world } from '../base/state.js';
import { pixelsOf } from './preview.js';
import { pictureOf } from './picture.js';
import { choose } from './upload.js';

const box = byId('uploads');

/** Starts the row, which is hidden while it is empty. */
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
	byId('uploads-note').hidden = world.droppedFiles === world.takenFiles;
	byId('uploads-note').textContent = `Of ${count(world.droppedFiles)} files, the first ${world.takenFiles} were added.`;
}

function thumbnail(upload) {
	const { id, name } = upload;
	const button = el('button', { 'type': 'button', 'data-upload': id, 'title': name, 'aria-label': name, 'click': () => choose(upload) });
	pixelsOf(pictureOf(upload)).then((pixels) => button.append(pixels.matches('canvas') ? pixels : named(name)));
	return button;
}
