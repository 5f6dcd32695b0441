/** A picture of one's own: dropped, pasted or picked. */
import { byId } from './dom.js';
import { learn, show } from './state.js';

export function startUpload() {
	const drop = byId('drop');
	const file = byId('file');
	byId('pick').addEventListener('click', () => file.click());
	file.addEventListener('change', () => {
		take(file.files);
		file.value = ''; // so that the same file can be picked again
	});
	drop.addEventListener('dragover', (event) => {
		event.preventDefault();
		drop.classList.add('over');
	});
	drop.addEventListener('dragleave', () => drop.classList.remove('over'));
	drop.addEventListener('drop', (event) => {
		event.preventDefault();
		drop.classList.remove('over');
		take(event.dataTransfer.files);
	});
	// a picture dropped beside the zone must not replace the page
	for (const type of ['dragover', 'drop']) {
		window.addEventListener(type, (event) => event.preventDefault());
	}
	document.addEventListener('paste', (event) => take(event.clipboardData.files));
}

function take(files) {
	if (files.length) {
		show({ sample: '' });
		learn({ upload: files[0] });
	}
}
