/** The pictures of a label, a page of them at a time; chosen ones are deleted, or moved to another label. */
import { getJson, path, send, sendJson, withQuery } from '../base/api.js';
import { el, isolated, offer, showProblem } from '../base/dom.js';
import { count, plural } from '../base/format.js';
import { loadOnChange } from '../base/load-on-change.js';
import { learnDataset } from '../base/poller.js';
import { t } from '../base/words.js';

const PAGE = 24;
const SIDE = 48;

/** Makes the list of a label's pictures; they are loaded when it comes into sight. */
export function thumbnails(dataset, label, problem) {
	const list = el('ol', { 'class': 'own-pictures', 'aria-label': t('Pictures of {label}', { label: isolated(label) }) });
	const range = el('span', { class: 'quiet' });
	const pages = el('p', { class: 'actions', hidden: true },
		el('button', { 'type': 'button', 'class': 'small', 'aria-label': t('Earlier pictures of {label}', { label: isolated(label) }),
			'click': () => turn(-PAGE) }, '←'), range,
		el('button', { 'type': 'button', 'class': 'small', 'aria-label': t('Later pictures of {label}', { label: isolated(label) }),
			'click': () => turn(PAGE) }, '→'));
	const words = el('span', {});
	const target = el('select', { 'aria-label': t('Move to another label'), 'change': move });
	const bar = el('p', { 'class': 'actions chosen-bar', 'data-needs': 'train', 'hidden': true }, words,
		el('button', { type: 'button', class: 'small danger', click: deleteThem }, t('Delete them')), target);
	const element = el('div', { class: 'own-pictures-box' }, list, pages, bar);
	const chosen = new Set();
	let [status, total, offset, seen] = [null, 0, 0, false];

	new IntersectionObserver((changes) => {
		seen = changes.at(-1).isIntersecting; // a busy page is told of several at once
		ask();
	}).observe(element);

	const ask = loadOnChange(() => (seen && status ? { fingerprint: status.fingerprint, offset, total } : null),
		() => (total ? getJson(withQuery(path('datasets', dataset, 'pictures'), { label, offset, limit: PAGE })) : { pictures: [] }),
		({ pictures }) => show(pictures), (error) => showProblem(problem, error));

	function show(pictures) {
		const before = new Map([...list.children].map((item) => [item.dataset.picture, item]));
		list.replaceChildren(...pictures.map((picture, index) => {
			const item = before.get(picture.id) || thumbnail(picture);
			const places = { n: count(offset + index + 1), label: isolated(label) };
			item.querySelector('button').ariaLabel = picture.part === 'test' ? t('Picture {n} of {label}, to test with', places)
				: t('Picture {n} of {label}', places);
			return item;
		}));
		[...chosen].filter((id) => !pictures.some((picture) => picture.id === id)).forEach((id) => chosen.delete(id));
		mark();
	}

	function thumbnail({ id, part }) {
		const image = el('img', { src: path('datasets', dataset, 'pictures', id), alt: '', width: SIDE, height: SIDE, loading: 'lazy' });
		const button = el('button', { 'type': 'button', 'aria-pressed': 'false', 'click': () => choose(id) }, image);
		return el('li', { 'data-picture': id, 'data-part': part }, button);
	}

	function choose(id) {
		if (!chosen.delete(id)) {
			chosen.add(id);
		}
		mark();
	}

	function mark() {
		for (const item of list.children) {
			item.querySelector('button').setAttribute('aria-pressed', String(chosen.has(item.dataset.picture)));
		}
		bar.hidden = !chosen.size;
		words.textContent = t('{pictures} chosen', { pictures: plural(chosen.size, 'picture') });
		pages.hidden = total <= PAGE;
		range.textContent = t('{from}–{to} of {total}',
			{ from: count(offset + 1), to: count(Math.min(offset + PAGE, total)), total: count(total) });
	}

	function turn(step) {
		offset = Math.max(0, Math.min(offset + step, PAGE * Math.floor((total - 1) / PAGE)));
		ask();
	}

	function deleteThem() {
		return change((id) => send(path('datasets', dataset, 'pictures', id), { method: 'DELETE' }));
	}

	function move() {
		const other = target.value;
		target.value = '';
		return change((id) => sendJson('PATCH', path('datasets', dataset, 'pictures', id), { label: other }));
	}

	async function change(work) {
		try {
			for (const id of [...chosen]) {
				await work(id);
				chosen.delete(id);
			}
			showProblem(problem, null);
		}
		catch (error) {
			showProblem(problem, error);
		}
		await getJson(path('datasets', dataset)).then(learnDataset, (error) => showProblem(problem, error));
		(list.querySelector('button') || element.closest('.label-card').querySelector('.upload')).focus();
	}

	return {
		element,
		update(now, pictures) {
			[status, total] = [now, pictures];
			offset = Math.min(offset, PAGE * Math.floor(Math.max(0, total - 1) / PAGE));
			offer(target, [['', t('Move to…')], ...now.labels.filter((other) => other !== label).map((other) => [other, isolated(other)])]);
			ask();
		},
	};
}
