/** The user's own pictures: dropped anywhere on the page, pasted or picked. They stay beside the samples until the page is closed. */
import { byId } from '../base/dom.js';
import { learn, show, view, world } from '../base/state.js';
import { inSight, PICTURE_VIEWS } from '../base/tabs.js';
import { t } from '../base/words.js';
import { shrunk } from './shrink.js';

const MAX_FILES = 100;

let newest = 0;
let previous = Promise.resolve();

/** Accepts pictures from the button, from the clipboard and by drag and drop. */
export function startUpload() {
	const file = byId('file');
	byId('pick').addEventListener('click', () => file.click());
	file.addEventListener('change', () => {
		addUploads(file.files);
		file.value = ''; // so that the same file can be picked again
	});
	window.addEventListener('dragover', (event) => {
		event.preventDefault();
		document.body.classList.add('over');
	});
	window.addEventListener('dragleave', () => document.body.classList.remove('over'));
	window.addEventListener('drop', (event) => {
		event.preventDefault(); // the picture must not replace the page
		document.body.classList.remove('over');
		addUploads(event.dataTransfer.files);
	});
	document.addEventListener('paste', (event) => addUploads(event.clipboardData.files));
}

/** Adds files and chooses the first; switches to the view of predictions where the current view shows no picture. */
export function addUploads(files) {
	if (!files.length) {
		return;
	}
	const added = [...files].slice(0, MAX_FILES).map(uploadOf);
	learn({ uploads: [...added, ...world.uploads], droppedFiles: files.length, takenFiles: added.length });
	choose(added[0]);
}

/** Chooses an uploaded picture. */
export function choose(upload) {
	learn({ upload });
	show({ sample: '', cell: '', label: '', tab: inSight(...PICTURE_VIEWS) ? view.tab : 'predict' });
}

/**
 * Adds a drawing, or a newer version of one, as the chosen picture.
 * @param {object|null} before the version before
 * @param {string} name what to call it
 * @param {Promise<File>} file the picture, small enough to be sent as it is
 */
export function keepDrawing(before, name, file) {
	const upload = { id: before?.id ?? ++newest, version: (before?.version ?? 0) + 1, name, file };
	learn({ uploads: before ? world.uploads.map((each) => (each === before ? upload : each)) : [upload, ...world.uploads] });
	if (world.upload?.id === upload.id) {
		learn({ upload }); // what is shown of it stays chosen
	}
	else {
		choose(upload);
	}
	return upload;
}

/** Pictures are shrunk one after another, since a large one needs much memory meanwhile. */
function uploadOf(file) {
	previous = previous.catch(() => {}).then(() => shrunk(file));
	return { id: ++newest, name: file.name || t('your picture'), file: previous };
}
