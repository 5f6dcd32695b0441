/** A small menu that saves what is shown beside it as a picture (PNG, SVG) or as its numbers (CSV). */
import { announce, el, showProblem } from '../base/dom.js';
import { t } from '../base/words.js';
import { csv } from './csv.js';
import { png } from './svg.js';

/**
 * Fills a box with a menu.
 * @param {HTMLElement} box an empty element
 * @param {object} what is shown
 * @param {() => string} what.name the name of the file, without its ending
 * @param {() => Promise<string|null>|string|null} [what.figure] draws it as an SVG; null if there is only its numbers
 * @param {() => Promise<Array>|Array} what.numbers its numbers in rows, the first with the names of the columns
 */
export function saveMenu(box, { name, figure, numbers }) {
	const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
	const svg = async () => figure();
	const kinds = {
		...(figure && {
			PNG: async () => png(await svg()),
			SVG: async () => new Blob([await svg()], { type: 'image/svg+xml' }),
		}),
		CSV: async () => new Blob([csv(await numbers())], { type: 'text/csv' }),
	};
	const menu = el('details', { class: 'save' }, el('summary', { class: 'button small' }, t('Save')),
		el('div', { class: 'save-kinds' }, ...Object.entries(kinds).map(([kind, make]) =>
			el('button', { 'type': 'button', 'class': 'small', 'data-save': kind, 'click': () => save(kind, make) }, kind)), problem));

	async function save(kind, make) {
		try {
			const file = `${name().replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${kind.toLowerCase()}`;
			download(await make(), file);
			showProblem(problem, null);
			close();
			announce(t('Saved {file}', { file }));
		}
		catch (error) {
			showProblem(problem, error);
		}
	}

	function close() {
		menu.open = false;
		menu.querySelector('summary').focus();
	}

	menu.addEventListener('keydown', (event) => event.key === 'Escape' && menu.open && close());
	// a press elsewhere closes it, as it does menus
	document.addEventListener('pointerdown', (event) => {
		if (!menu.contains(event.target)) {
			menu.open = false;
		}
	});
	box.append(menu);
}

function download(blob, file) {
	const url = URL.createObjectURL(blob);
	el('a', { href: url, download: file }).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000); // the browser may still be reading it
}
