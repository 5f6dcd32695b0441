/** The row of the user's own pictures. */
import { byId, el, named } from '../base/dom.js';
import { count } from '../base/format.js';
import { on, world } from '../base/state.js';
import { t } from '../base/words.js';
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
	world.uploads.forEach((upload, index) => fill(box.children[index], upload));
	for (const button of box.children) {
		button.setAttribute('aria-pressed', String(button.dataset.upload === String(world.upload?.id)));
	}
	byId('uploads-note').hidden = world.droppedFiles === world.takenFiles;
	byId('uploads-note').textContent = t('Of {n} files, the first {taken} were added.',
		{ n: count(world.droppedFiles), taken: world.takenFiles });
}

function thumbnail({ id, name }) {
	const press = () => choose(world.uploads.find((upload) => upload.id === id));
	return el('button', { 'type': 'button', 'data-upload': id, 'title': name, 'aria-label': name, 'click': press });
}

/** Fills a thumbnail; a drawing changes. */
async function fill(button, upload) {
	const picture = pictureOf(upload);
	if (button.dataset.picture !== picture.key) {
		button.dataset.picture = picture.key;
		const pixels = await pixelsOf(picture);
		if (button.dataset.picture === picture.key) {
			button.replaceChildren(pixels.matches('canvas') ? pixels : named(upload.name));
		}
	}
}
