/** A picture of one's own: dropped anywhere on the page, pasted or picked. */
import { byId } from '../base/dom.js';
import { learn, show, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';

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

/** Shows the first of the files where pictures are looked at, or else goes there. */
export function take(files) {
	if (!files.length) {
		return;
	}
	learn({ upload: files[0] });
	show({ sample: '', cell: '', label: '', tab: inSight('look', 'predict') ? view.tab : 'predict' });
}
