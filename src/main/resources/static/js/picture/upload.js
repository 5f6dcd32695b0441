/** Pictures of one's own: dropped anywhere on the page, pasted or picked. They stay beside the samples until the page is left. */
import { byId } from '../base/dom.js';
import { learn, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { shrunk } from './shrink.js';

const MOST = 100;

let newest = 0;
let before = Promise.resolve();

/** Takes pictures from the button, from the clipboard and from whatever is dropped. */
export function startUpload() {
	const file = byId('file');
	byId('pick').addEventListener('click', () => file.click());
	file.addEventListener('change', () => {
		take(file.files);
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
		take(event.dataTransfer.files);
	});
	document.addEventListener('paste', (event) => take(event.clipboardData.files));
}

/** Takes files in, and shows the first of them where pictures are looked at, or else goes there. */
export function take(files) {
	if (!files.length) {
		return;
	}
	const taken = [...files].slice(0, MOST).map(uploadOf);
	learn({ uploads: [...taken, ...world.uploads], dropped: files.length, taken: taken.length });
	choose(taken[0]);
}

/** Has an uploaded picture be the one in question. */
export function choose(upload) {
	learn({ upload });
	show({ sample: '', cell: '', label: '', tab: inSight('look', 'predict') ? view.tab : 'predict' });
}

/** What is sent comes in time: one after another, as a large picture takes much memory while it is made small. */
function uploadOf(file) {
	before = before.catch(() => {}).then(() => shrunk(file));
	return { id: ++newest, name: file.name || 'your picture', file: before };
}
