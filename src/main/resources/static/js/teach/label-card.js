/** The card of a label: its pictures, and the ways to add some. */
import { el, isolated, named, showProblem } from '../base/dom.js';
import { count, plural } from '../base/format.js';
import { t } from '../base/words.js';
import { changeLabels, picturesOf } from './dataset.js';
import { dropped, isPicture } from './files.js';
import { recordButton } from './recorder.js';
import { addPictures } from './sending.js';
import { thumbnails } from './thumbnails.js';

/** A button whose text is short, and whose name for screen readers says what it is about. */
const button = (kind, text, name, click) => el('button', { 'type': 'button', 'class': kind, 'aria-label': name, click }, text);

/** Makes the card of a label of a data set; `update` is called whenever the data set may have changed. */
export function labelCard(dataset, label) {
	const words = el('p', { class: 'quiet' });
	const problem = el('div', { class: 'problem', role: 'alert', hidden: true });
	const file = el('input', { type: 'file', multiple: true, hidden: true, accept: 'image/*,.heic,.heif,.avif' });
	const pictures = thumbnails(dataset, label, problem);
	const name = isolated(label);
	const element = el('li', { 'class': 'card label-card', 'data-label': label },
		el('div', { class: 'run-head' }, el('h3', {}, named(label)),
			el('div', { 'class': 'actions', 'data-needs': 'train' },
				button('small', t('Rename'), t('Rename {label}', { label: name }), rename),
				button('small danger', t('Delete'), t('Delete {label}', { label: name }), remove))),
		words,
		el('p', { 'class': 'actions', 'data-needs': 'train' },
			button('upload', t('Upload'), t('Upload pictures of {label}', { label: name }), () => file.click()), file,
			recordButton(dataset, label, problem)),
		pictures.element, problem);
	let counts = { label, train: 0, test: 0 };

	file.addEventListener('change', () => {
		add([...file.files]);
		file.value = ''; // so that the same file can be picked again
	});
	element.addEventListener('drop', async (event) => {
		event.preventDefault();
		event.stopPropagation();
		document.body.classList.remove('over');
		const all = await dropped(event.dataTransfer);
		add(all.filter((each) => !each.folder || isPicture(each.file)).map((each) => each.file));
	});

	function add(files) {
		showProblem(problem, files.length ? null : new Error(t('There are no pictures in it.')));
		if (files.length) {
			addPictures(dataset, label, files);
		}
	}

	async function rename() {
		const other = window.prompt(t('Another name for {label}:', { label: name }), label)?.trim();
		if (other && other !== label) {
			await tryTo(() => changeLabels({ renameLabels: { [label]: other } }));
		}
	}

	async function remove() {
		const all = picturesOf(counts);
		const question = t('Delete the label {label} with its {pictures}?', { label: name, pictures: plural(all, 'picture') });
		if (!all || window.confirm(question)) {
			await tryTo(() => changeLabels({ deleteLabels: [label] }));
		}
	}

	async function tryTo(work) {
		showProblem(problem, await work().then(() => null, (error) => error));
	}

	return {
		element,
		update(status, now) {
			counts = now;
			words.textContent = picturesOf(now) ? t('{pictures}: {train} to learn from, {test} to test with',
				{ pictures: plural(picturesOf(now), 'picture'), train: count(now.train), test: count(now.test) }) : t('No pictures yet');
			pictures.update(status, picturesOf(now));
		},
	};
}
